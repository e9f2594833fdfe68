using System.Runtime.CompilerServices;
using Kcl.Net.Import;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// Types for a chart's values, made of its `values.yaml`. The defaults only hint at what a chart accepts, so types are loose, every
/// attribute is optional and others may be given. No default is written: Helm merges them itself.
/// </summary>
/// <param name="comments">What the file says of a value, by dotted path.</param>
internal sealed class DefaultValuesReader(IReadOnlyDictionary<string, string> comments)
{
    private const int MaxNesting = 50;
    private static readonly UnionModel Text = new([BasicModel.Str, BasicModel.Int, BasicModel.Float, BasicModel.Bool]);
    private static readonly UnionModel Number = new([BasicModel.Int, BasicModel.Float, BasicModel.Str]);
    private static readonly UnionModel Flag = new([BasicModel.Bool, BasicModel.Str]);

    /// <summary>Charts take a text that gives a list when it is rendered, and as a short form of a section.</summary>
    private static readonly UnionModel Items = new([new ListModel(BasicModel.Any), BasicModel.Str]);

    private readonly SchemaNaming _naming = new("TemplateOpts");
    private readonly List<ModelSchema> _schemas = [];

    /// <param name="values">The defaults.</param>
    /// <param name="others">Values that the chart knows besides: `global` and the sections of its subcharts.</param>
    public List<ModelSchema> Read(DictValue values, IEnumerable<string> others)
    {
        var root = Schema(values, "Values", "", 0);
        foreach (var name in others)
        {
            if (!values.ContainsKey(name))
            {
                root.Attributes.Add(new ModelAttribute(name, BasicModel.Any, IsOptional: true));
            }
        }

        return _schemas;
    }

    private ModelSchema Schema(DictValue values, string hint, string path, int depth)
    {
        var schema = new ModelSchema(_naming.Take(hint)) { OtherAttributes = BasicModel.Any };
        _schemas.Add(schema);
        foreach (ref readonly var entry in values.Entries)
        {
            var inner = path.Length == 0 ? entry.Key : path + "." + entry.Key;
            schema.Attributes.Add(new ModelAttribute(entry.Key, Type(entry.Value, schema.Name + "-" + entry.Key, inner, depth), IsOptional: true)
            {
                Description = comments.GetValueOrDefault(inner, ""),
            });
        }

        return schema;
    }

    private ModelType Type(Value value, string hint, string path, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            StrValue => Text,
            IntValue or FloatValue => Number,
            BoolValue => Flag,
            ListValue => Items,
            DictValue { Count: > 0 } map when depth < MaxNesting => new UnionModel([new ReferenceModel(Schema(map, hint, path, depth + 1)), BasicModel.Str]),
            _ => BasicModel.Any,
        };
    }
}
