using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Types;

/// <summary>
/// A schema as a type. A dict whose keys all belong to the schema becomes an instance; instances of any schema are
/// accepted because the checker has vouched for them, except in strict mode.
/// </summary>
/// <param name="schema">What it names.</param>
/// <param name="text">How messages name it.</param>
internal sealed class SchemaRuntimeType(CompiledSchema schema, string text) : RuntimeType
{
    public override string Text => text;

    public override Value Convert(Value value, Interpreter run)
    {
        if (value is not DictValue dict || !Fits(dict))
        {
            return value;
        }

        return Instantiation.Create(schema, dict, [], [], run.Here(), run);
    }

    public override bool Accepts(Value value, bool strict) =>
        value is SchemaValue instance && (!strict || instance.Schema.QualifiedName == schema.QualifiedName);

    protected override string Details(Value value)
    {
        if (Access.AttributesOf(value) is not { } config)
        {
            return "";
        }

        var details = new StringBuilder();
        foreach (ref readonly var entry in config.Entries)
        {
            if (!schema.Declares(entry.Key) && !entry.Key.StartsWith('_') && schema.Layout.IndexSignature is null)
            {
                details.Append(CultureInfo.InvariantCulture, $"\nSchema {Text} does not contain attribute {entry.Key}");
            }
        }

        for (var level = schema; level is not null; level = level.Base)
        {
            foreach (var attribute in level.Attributes)
            {
                if (attribute.IsDeclared && !attribute.IsOptional && !config.ContainsKey(attribute.Name))
                {
                    details.Append(CultureInfo.InvariantCulture, $"\nSchema {Text}'s attribute {attribute.Name} is missing");
                }
            }
        }

        return details.Length == 0 ? "" : ". For details:" + details;
    }

    protected override IEnumerable<string> Hints(Value value)
    {
        if (value is not DictValue dict)
        {
            yield break;
        }

        for (var i = 0; i < dict.Count; i++)
        {
            var entry = dict.EntryAt(i);
            if (schema.Layout.SlotOf(entry.Key) < 0 && schema.Layout.IndexSignature is null)
            {
                var near = Suggest.Nearest(entry.Key, schema.Layout.Attributes.Select(a => a.Name));
                var place = entry.Origin is { } origin ? $" at {origin}" : "";
                yield return $"`{entry.Key}`{place} is no attribute of {schema.Name}{(near is null ? "" : $", did you mean `{near}`?")}";
            }
        }
    }

    /// <summary>`{}` does not stand for an instance with attributes that must be given.</summary>
    public override bool Refuses(Value value) => value is DictValue { Count: 0 } && schema.RequiresAttributes;

    private bool Fits(DictValue dict)
    {
        var layout = schema.Layout;
        if (layout.IndexSignature is not null)
        {
            return true;
        }

        foreach (ref readonly var entry in dict.Entries)
        {
            if (layout.SlotOf(entry.Key) < 0 && !entry.Key.StartsWith('_'))
            {
                return false;
            }
        }

        return true;
    }
}
