using System.Text;

namespace Kcl.Net.Schema;

/// <summary>
/// `A | B | …`. Large unions of literals (the keys of a big config) index their literals, so that asking whether a
/// literal fits does not walk all members.
/// </summary>
public sealed class UnionType(IReadOnlyList<KclType> members) : KclType(TypeFlags.Union)
{
    private const int IndexFrom = 16;
    private HashSet<LiteralType>? _literals;
    private KclType[]? _others;

    public IReadOnlyList<KclType> Members { get; } = members;

    internal bool IsLarge => Members.Count >= IndexFrom;

    /// <summary>Members that are no literals; floats are among them, because ints fit a float literal.</summary>
    internal KclType[] Others
    {
        get
        {
            Index();
            return _others!;
        }
    }

    internal bool Contains(LiteralType literal)
    {
        Index();
        return _literals!.Contains(literal);
    }

    internal override void Print(StringBuilder text, bool full)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0)
            {
                text.Append(" | ");
            }

            Members[i].Print(text, full);
        }
    }

    private void Index()
    {
        if (_literals is not null)
        {
            return;
        }

        var literals = new HashSet<LiteralType>();
        var others = new List<KclType>();
        foreach (var member in Members)
        {
            if (member is LiteralType literal and not FloatLiteralType)
            {
                literals.Add(literal);
            }
            else
            {
                others.Add(member);
            }
        }

        _others = others.ToArray();
        _literals = literals;
    }
}
