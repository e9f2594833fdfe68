using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Types of JSON values, in the order messages list them.</summary>
[Flags]
internal enum SchemaTypes : byte
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    Integer = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

internal static class SchemaTypeNames
{
    private static readonly (SchemaTypes Type, string Name)[] Names =
    [
        (SchemaTypes.Null, "null"), (SchemaTypes.Boolean, "boolean"), (SchemaTypes.Number, "number"), (SchemaTypes.Integer, "integer"),
        (SchemaTypes.String, "string"), (SchemaTypes.Array, "array"), (SchemaTypes.Object, "object"),
    ];

    public static SchemaTypes Find(string name) => Array.Find(Names, n => n.Name == name).Type;

    /// <summary>What a value is; None for what JSON has no type for.</summary>
    public static SchemaTypes Of(Value value) => value switch
    {
        NoneValue or UndefinedValue => SchemaTypes.Null,
        BoolValue => SchemaTypes.Boolean,
        IntValue or FloatValue or GoInteger => SchemaTypes.Number,
        StrValue => SchemaTypes.String,
        ListValue => SchemaTypes.Array,
        DictValue => SchemaTypes.Object,
        _ => SchemaTypes.None,
    };

    public static string Shown(this SchemaTypes types) => string.Join(" or ", Names.Where(n => (types & n.Type) != 0).Select(n => n.Name));
}
