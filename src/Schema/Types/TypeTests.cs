namespace Kcl.Net.Schema;

/// <summary>Questions operators and keys ask of a type; a union answers for all its members.</summary>
internal static class TypeTests
{
    private const TypeFlags NumberOrBool = TypeFlags.Int | TypeFlags.Float | TypeFlags.Bool;

    public static bool IsNumberOrBool(KclType type) => All(type, NumberOrBool);

    public static bool IsScalar(KclType type) => All(type, NumberOrBool | TypeFlags.Str);

    public static bool IsConfig(KclType type) => All(type, TypeFlags.Dict | TypeFlags.Schema);

    public static bool IsStr(KclType type) => All(type, TypeFlags.Str);

    /// <summary>What `*` can repeat or multiply.</summary>
    public static bool IsMultiplicand(KclType type) => All(type, TypeFlags.Int | TypeFlags.Float | TypeFlags.Str | TypeFlags.List);

    /// <summary>May be a config key.</summary>
    public static bool IsKey(KclType type)
    {
        if (type is not UnionType union)
        {
            return type.IsStr;
        }

        foreach (var member in union.Members)
        {
            if (!IsKey(member))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsZero(KclType type) => type switch
    {
        IntLiteralType i => i.Value == 0,
        FloatLiteralType f => f.Value == 0,
        BoolLiteralType b => !b.Value,
        _ => false,
    };

    private static bool All(KclType type, TypeFlags flags)
    {
        if (type is not UnionType union)
        {
            return (type.Flags & flags) != 0;
        }

        foreach (var member in union.Members)
        {
            if ((member.Flags & flags) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
