using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>
/// A set of characters. Simple ones are text that stands inside .NET's `[…]`; sets made by intersection or difference are
/// evaluated into ranges when they are made, because .NET has no such operators.
/// </summary>
internal sealed class CharacterSet
{
    private readonly Func<int, bool> _contains;

    private CharacterSet(string text, Func<int, bool> contains, bool negated = false)
    {
        Text = text;
        IsNegated = negated;
        _contains = contains;
    }

    /// <summary>The members in the Basic Multilingual Plane, as they stand between `[` and `]`; of the complement when negated.</summary>
    public string Text { get; }

    public bool IsNegated { get; }

    /// <summary>First to last of listed characters beyond the Basic Multilingual Plane.</summary>
    public List<(int First, int Last)> Astral { get; private init; } = [];

    public bool Contains(int codePoint) => _contains(codePoint) != IsNegated;

    public static CharacterSet Of(string text, Func<int, bool> contains) => new(text, contains);

    public static CharacterSet Range(int first, int last)
    {
        var astral = new List<(int, int)>();
        if (last > 0xFFFF)
        {
            astral.Add((Math.Max(first, 0x10000), last));
        }

        var text = first > 0xFFFF ? "" : Escape(first) + (first < last ? "-" + Escape(Math.Min(last, 0xFFFF)) : "");
        return new CharacterSet(text, c => c >= first && c <= last) { Astral = astral };
    }

    public CharacterSet Negate() => new(Text, _contains, !IsNegated) { Astral = Astral };

    public static CharacterSet Union(CharacterSet a, CharacterSet b)
    {
        if (a.IsNegated || b.IsNegated)
        {
            return Evaluate(c => a.Contains(c) || b.Contains(c));
        }

        return new CharacterSet(a.Text + b.Text, c => a._contains(c) || b._contains(c)) { Astral = [.. a.Astral, .. b.Astral] };
    }

    /// <summary>The set of the characters a test holds for, as ranges.</summary>
    public static CharacterSet Evaluate(Func<int, bool> test)
    {
        var text = new StringBuilder();
        var astral = new List<(int, int)>();
        var first = -1;
        for (var c = 0; c <= 0x10000; c++)
        {
            var inside = c < 0x10000 && (c < 0xD800 || c > 0xDFFF) && test(c);
            if (inside && first < 0)
            {
                first = c;
            }
            else if (!inside && first >= 0)
            {
                text.Append(Escape(first)).Append(first < c - 1 ? "-" + Escape(c - 1) : "");
                first = -1;
            }
        }

        // Beyond the plane, sets are in practice all or nothing; one emoji stands for the rest.
        if (test(0x1F600))
        {
            astral.Add((0x10000, 0x10FFFF));
        }

        return new CharacterSet(text.ToString(), test) { Astral = astral };
    }

    public static string Escape(int c) => string.Create(CultureInfo.InvariantCulture, $"\\u{c:X4}");
}
