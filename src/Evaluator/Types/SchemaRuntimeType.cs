using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
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

    public override void Explain(Value value, string path, Origin? origin, Mismatch mismatch)
    {
        if (value is not DictValue dict)
        {
            base.Explain(value, path, origin, mismatch);
            return;
        }

        var layout = schema.Layout;
        for (var i = 0; i < dict.Count; i++)
        {
            var entry = dict.EntryAt(i);
            var slot = layout.SlotOf(entry.Key);
            if (slot < 0 && layout.IndexSignature is null)
            {
                mismatch.Unknown(entry.Key, schema.Name, layout.Attributes.Select(a => a.Name), entry.Origin);
            }
            else if (slot >= 0 && layout.Attributes[slot].LastType is { } type)
            {
                mismatch.Visit(type, entry.Value, $"{path}.{entry.Key}", entry.Origin);
            }
        }

        foreach (var attribute in layout.Attributes)
        {
            if (attribute.IsMissingFrom(dict, layout))
            {
                mismatch.Missing(attribute.Name, attribute.LastType?.Text ?? "any", schema.Name, attribute.Declaration);
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
