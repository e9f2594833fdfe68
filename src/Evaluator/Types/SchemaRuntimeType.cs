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
internal sealed class SchemaRuntimeType(CompiledSchema schema) : RuntimeType
{
    public override string Text => schema.QualifiedName;

    public override Value Convert(Value value, Interpreter run)
    {
        if (value is not DictValue dict || !Fits(dict) || IsBareNestedConfig(dict, run))
        {
            return value;
        }

        return Instantiation.Create(schema, dict, [], [], null, run);
    }

    public override bool Accepts(Value value, bool strict) =>
        value is SchemaValue instance && (!strict || instance.Schema.QualifiedName == schema.QualifiedName);

    protected override string Details(Value value)
    {
        if (value is not DictValue dict)
        {
            return "";
        }

        var details = new StringBuilder(". For details:");
        foreach (ref readonly var entry in dict.Entries)
        {
            if (schema.Layout.SlotOf(entry.Key) < 0)
            {
                details.Append($"\nSchema {schema.Name} does not contain attribute {entry.Key}");
            }
        }

        foreach (var (name, isOptional) in schema.Layout.OptionalAttributes)
        {
            if (!isOptional && !dict.ContainsKey(name))
            {
                details.Append($"\nSchema {schema.Name}'s attribute {name} is missing");
            }
        }

        return details.ToString();
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

    /// <summary>`{}` inside another instance does not stand for an instance that the user must complete.</summary>
    private bool IsBareNestedConfig(DictValue dict, Interpreter run) =>
        dict.Count == 0 && run.InstanceNesting > 0 && schema.Layout.HasRequiredWithoutDefault;

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
