using Kcl.Net.Schema;

namespace Kcl.Net.Export;

/// <summary>What kind of JSON value a type has, when it has only one.</summary>
internal static class TypeShape
{
    public enum Kind
    {
        Mixed,
        Number,
        Text,
        List,
        Map,
    }

    public static Kind Of(KclType type) => type switch
    {
        UnionType { Members: { Count: > 0 } members } => members.All(m => Of(m) == Of(members[0])) ? Of(members[0]) : Kind.Mixed,
        ListType => Kind.List,
        DictType or SchemaType => Kind.Map,
        IntLiteralType or FloatLiteralType => Kind.Number,
        StrLiteralType => Kind.Text,
        _ => type == BasicType.Int || type == BasicType.Float ? Kind.Number : type == BasicType.Str ? Kind.Text : Kind.Mixed,
    };
}
