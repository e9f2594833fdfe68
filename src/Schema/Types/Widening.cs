using System.Runtime.CompilerServices;

namespace Kcl.Net.Schema;

/// <summary>The type a variable gets from its first value: `None` tells nothing, a literal tells its base type.</summary>
internal static class Widening
{
    public static KclType Widen(KclType type)
    {
        switch (type)
        {
            case BasicType { IsNone: true }:
                return BasicType.Any;
            case LiteralType literal:
                return literal.Base;
            case ListType list:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var item = Widen(list.Item);
                return ReferenceEquals(item, list.Item) ? list : new ListType(item);
            case DictType dict:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var (key, value) = (Widen(dict.Key), Widen(dict.Value));
                return ReferenceEquals(key, dict.Key) && ReferenceEquals(value, dict.Value) ? dict : new DictType(key, value, dict.Attributes);
            case UnionType union:
                return WidenUnion(union);
            default:
                return type;
        }
    }

    /// <summary>Operators look at unions of literals as at their base types; other types stay exact.</summary>
    public static KclType WidenUnionOnly(KclType type) => type is UnionType union ? WidenUnion(union) : type;

    private static KclType WidenUnion(UnionType union)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var members = new List<KclType>(Math.Min(union.Members.Count, 16));
        foreach (var member in union.Members)
        {
            var widened = Widen(member);
            if (widened is not BasicType || !members.Contains(widened))
            {
                members.Add(widened);
            }
        }

        return Supremum.Of(members);
    }
}
