using System.Runtime.CompilerServices;

namespace Kcl.Net.Schema;

/// <summary>
/// Which types fit into which. Gradual: `None` fits everywhere, everything fits `any`, and `any` on the left fits
/// only where <c>anyFits</c> allows it (assignments do, upper bounds do not). Rules apply in the order written.
/// </summary>
internal static class TypeRelations
{
    public static bool Assignable(KclType type, KclType expected) =>
        (type.Flags & (TypeFlags.Void | TypeFlags.Module)) == 0 && Fits(type, expected, anyFits: true);

    /// <summary><paramref name="upper"/> is at least as general as <paramref name="lower"/>.</summary>
    public static bool IsUpperBound(KclType upper, KclType lower) => Fits(lower, upper, anyFits: false);

    public static bool Fits(KclType left, KclType right, bool anyFits)
    {
        if ((anyFits && left.IsAny) || right.IsAny || left.IsNone)
        {
            return true;
        }

        if (left is UnionType leftUnion)
        {
            return AllFit(leftUnion, right);
        }

        if (right is UnionType rightUnion)
        {
            return FitsSome(left, rightUnion);
        }

        if (left is SchemaType leftSchema)
        {
            return right is SchemaType rightSchema && leftSchema.Body.DerivesFrom(rightSchema.Body.Identity);
        }

        if (left.IsInt && right.IsFloat)
        {
            return true;
        }

        if (left is NumberMultiplierType leftNumber && right is NumberMultiplierType rightNumber)
        {
            return !rightNumber.IsExact || (leftNumber.IsExact && leftNumber.Raw == rightNumber.Raw && leftNumber.Suffix == rightNumber.Suffix);
        }

        if (left.IsPrimitive && right.IsPrimitive)
        {
            return left.Flags == right.Flags;
        }

        if (left is LiteralType literal)
        {
            return LiteralFits(literal, right);
        }

        return PartsFit(left, right, anyFits);
    }

    public static bool SameType(KclType left, KclType right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Flags != right.Flags)
        {
            return false;
        }

        if (left is LiteralType literal)
        {
            return literal.Equals(right as LiteralType);
        }

        if (left is BasicType)
        {
            return true;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (left, right) switch
        {
            (ListType a, ListType b) => SameType(a.Item, b.Item),
            (DictType a, DictType b) => SameDict(a, b),
            (UnionType a, UnionType b) => SameTypes(a.Members, b.Members),
            (SchemaType a, SchemaType b) => a.IsInstance == b.IsInstance && (ReferenceEquals(a.Body, b.Body) || a.Body.Identity.FullName == b.Body.Identity.FullName),
            (NumberMultiplierType a, NumberMultiplierType b) => a.Raw == b.Raw && a.Suffix == b.Suffix,
            (FunctionType a, FunctionType b) => SameFunction(a, b),
            (ModuleType a, ModuleType b) => a.Path == b.Path && a.Kind == b.Kind,
            _ => false,
        };
    }

    private static bool AllFit(UnionType left, KclType right)
    {
        foreach (var member in left.Members)
        {
            if (!Fits(member, right, anyFits: false))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FitsSome(KclType left, UnionType right)
    {
        if (right.IsLarge && left is LiteralType literal)
        {
            if (right.Contains(literal))
            {
                return true;
            }

            foreach (var member in right.Others)
            {
                if (Fits(left, member, anyFits: false))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var member in right.Members)
        {
            if (Fits(left, member, anyFits: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LiteralFits(LiteralType literal, KclType right)
    {
        if (right is LiteralType other)
        {
            return literal.Equals(other);
        }

        // Any literal but a string counts as a float, even a bool.
        return right.IsPrimitive && ((right.IsFloat && !literal.IsStr) || LiteralNames(literal, right));
    }

    /// <summary>The engine compares printed forms, so a string literal that contains the word `int` fits int too.</summary>
    private static bool LiteralNames(LiteralType literal, KclType right) =>
        ReferenceEquals(literal.Base, right) || (literal is StrLiteralType text && text.Value.Contains(right.ToString(), StringComparison.Ordinal));

    private static bool PartsFit(KclType left, KclType right, bool anyFits)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (left, right) switch
        {
            (ListType a, ListType b) => Fits(a.Item, b.Item, anyFits),
            (DictType a, DictType b) => Fits(a.Key, b.Key, anyFits) && Fits(a.Value, b.Value, anyFits),
            (_, StrLiteralType) when left.IsStr => true,
            (FunctionType a, FunctionType b) => FunctionFits(a, b, anyFits),
            _ => SameType(left, right),
        };
    }

    private static bool FunctionFits(FunctionType left, FunctionType right, bool anyFits)
    {
        if (left.Parameters.Count != right.Parameters.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Parameters.Count; i++)
        {
            if (!Fits(right.Parameters[i].Type, left.Parameters[i].Type, anyFits))
            {
                return false;
            }
        }

        return Fits(left.Result, right.Result, anyFits);
    }

    private static bool SameDict(DictType left, DictType right)
    {
        if (left.Attributes.Count != right.Attributes.Count || !SameType(left.Key, right.Key) || !SameType(left.Value, right.Value))
        {
            return false;
        }

        foreach (var (name, attribute) in left.Attributes.Items)
        {
            if (!right.Attributes.TryGetValue(name, out var other) || attribute.Place != other.Place || !SameType(attribute.Type, other.Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameFunction(FunctionType left, FunctionType right)
    {
        if (left.Parameters.Count != right.Parameters.Count || left.IsVariadic != right.IsVariadic || !SameType(left.Result, right.Result))
        {
            return false;
        }

        for (var i = 0; i < left.Parameters.Count; i++)
        {
            var (a, b) = (left.Parameters[i], right.Parameters[i]);
            if (a.Name != b.Name || a.HasDefault != b.HasDefault || a.Place != b.Place || !SameType(a.Type, b.Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameTypes(IReadOnlyList<KclType> left, IReadOnlyList<KclType> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!SameType(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
