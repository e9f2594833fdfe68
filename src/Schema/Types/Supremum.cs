namespace Kcl.Net.Schema;

/// <summary>
/// The least common type of several. Members that fit into another are dropped, the rest become a union in order of
/// appearance. Above <see cref="PairwiseLimit"/> members pairs are no longer compared one by one: literals are told
/// apart by hash, and many different composite types become `any`, which only ever accepts more.
/// </summary>
internal static class Supremum
{
    private const int PairwiseLimit = 48;

    public static KclType Of(KclType first, KclType second) => ReferenceEquals(first, second) ? first : Of([first, second]);

    public static KclType Of(IReadOnlyList<KclType> types)
    {
        if (types.Count == 0)
        {
            return BasicType.Any;
        }

        if (types.Count == 1 && !types[0].IsUnion)
        {
            return types[0].IsVoid ? BasicType.Any : types[0];
        }

        var members = new List<KclType>(types.Count);
        foreach (var type in types)
        {
            Flatten(type, members);
        }

        if (members.Count > PairwiseLimit)
        {
            if (Large(members) is { } decided)
            {
                return decided;
            }
        }
        else
        {
            Reduce(members);
        }

        return members.Count switch
        {
            0 => BasicType.Any,
            1 => members[0],
            _ => new UnionType(members),
        };
    }

    private static void Flatten(KclType type, List<KclType> members)
    {
        if (type is UnionType union)
        {
            foreach (var member in union.Members)
            {
                Flatten(member, members);
            }
        }
        else if (!type.IsVoid)
        {
            members.Add(type);
        }
    }

    private static void Reduce(List<KclType> members)
    {
        Span<bool> dropped = stackalloc bool[PairwiseLimit];
        var count = members.Count;
        var any = false;
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count && !dropped[i]; j++)
            {
                if (dropped[j])
                {
                    continue;
                }

                if (members[i] is LiteralType first && members[j] is LiteralType second && (first.Flags == second.Flags || !(first.IsNumber && second.IsNumber)))
                {
                    dropped[j] |= first.Equals(second);
                    any |= dropped[j];
                }
                else if (TypeRelations.SameType(members[i], members[j]))
                {
                    dropped[j] = any = true;
                }
                else if (TypeRelations.Fits(members[i], members[j], anyFits: false))
                {
                    dropped[i] = any = true;
                }
                else if (TypeRelations.Fits(members[j], members[i], anyFits: false))
                {
                    dropped[j] = any = true;
                }
            }
        }

        if (any)
        {
            RemoveDropped(members, dropped);
        }
    }

    /// <summary>The last member takes the place of a dropped one; that is the order the engine prints.</summary>
    private static void RemoveDropped(List<KclType> members, Span<bool> dropped)
    {
        for (var i = members.Count - 1; i >= 0; i--)
        {
            if (dropped[i])
            {
                members[i] = members[^1];
                members.RemoveAt(members.Count - 1);
            }
        }
    }

    /// <summary>Leaves the distinct members in the list, or decides at once.</summary>
    private static KclType? Large(List<KclType> members)
    {
        var literals = new HashSet<LiteralType>();
        var kept = new List<KclType>();
        var bases = default(TypeFlags);
        foreach (var member in members)
        {
            if (member.IsAny)
            {
                return BasicType.Any;
            }

            bases |= member.IsPrimitive ? member.Flags : 0;
            if (member is LiteralType literal ? literals.Add(literal) : !member.IsNone && IsNew(kept, member))
            {
                if (member is not LiteralType && kept.Count >= PairwiseLimit)
                {
                    return BasicType.Any;
                }

                if (member is not LiteralType)
                {
                    kept.Add(member);
                }
            }
        }

        foreach (var literal in literals)
        {
            if ((literal.Flags & bases) == 0)
            {
                kept.Add(literal);
            }
        }

        members.Clear();
        members.AddRange(kept);
        if (members.Count == 0)
        {
            members.Add(BasicType.None);
        }

        return null;
    }

    private static bool IsNew(List<KclType> kept, KclType member)
    {
        for (var i = 0; i < kept.Count; i++)
        {
            if (TypeRelations.SameType(kept[i], member) || TypeRelations.Fits(member, kept[i], anyFits: false))
            {
                return false;
            }

            if (TypeRelations.Fits(kept[i], member, anyFits: false))
            {
                kept[i] = member;
                return false;
            }
        }

        return true;
    }
}
