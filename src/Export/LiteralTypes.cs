using Kcl.Net.Schema;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>Literal types as JSON values.</summary>
internal static class LiteralTypes
{
    public static Value ValueOf(LiteralType type) => type switch
    {
        BoolLiteralType literal => BoolValue.Of(literal.Value),
        IntLiteralType literal => IntValue.Of(literal.Value),
        FloatLiteralType literal => LiteralReader.Number(literal.Value),
        StrLiteralType literal => new StrValue(literal.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>`enum`, and the `type` that all of its values have.</summary>
    public static DictValue Enumeration(ListValue values)
    {
        var schema = new DictValue();
        schema.Set("enum", values);
        var name = JsonSchemas.TypeName(values[0]);
        foreach (var value in values.Items)
        {
            if (JsonSchemas.TypeName(value) != name)
            {
                return schema;
            }
        }

        schema.Set("type", new StrValue(name));
        return schema;
    }
}
