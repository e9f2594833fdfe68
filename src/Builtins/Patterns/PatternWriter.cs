using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>
/// Writes a pattern for .NET. Groups lose their names, so that they are numbered from left to right as in the engine. .NET
/// matches UTF-16 units: when the subject holds surrogates, sets are written so that a pair counts as one character.
/// </summary>
internal sealed class PatternWriter(bool surrogates)
{
    private const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
    private readonly StringBuilder _text = new();

    public static string Write(PatternNode root, bool surrogates)
    {
        var writer = new PatternWriter(surrogates);
        writer.Write(root);
        return writer._text.ToString();
    }

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case EmptyNode:
                break;
            case LiteralNode literal:
                WriteCased(literal.IgnoreCase, CharacterText(literal.CodePoint));
                break;
            case SetNode set:
                WriteCased(set.IgnoreCase, SetText(set.Set));
                break;
            case AnchorNode anchor:
                _text.Append(AnchorText(anchor.Anchor));
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    WriteItem(item);
                }

                break;
            case ChoiceNode choice:
                for (var i = 0; i < choice.Options.Count; i++)
                {
                    _text.Append(i == 0 ? "" : "|");
                    Write(choice.Options[i]);
                }

                break;
            case RepeatNode repeat:
                WriteRepeat(repeat);
                break;
            case CaptureNode capture:
                WriteGroup("(", capture.Item);
                break;
            case AtomicNode atomic:
                WriteGroup("(?>", atomic.Item);
                break;
            case LookNode look:
                WriteGroup((look.Behind, look.Negative) switch
                {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                }, look.Item);
                break;
            case BackReferenceNode reference:
                WriteCased(reference.IgnoreCase, reference.Group == 0 ? "(?!)" : string.Create(CultureInfo.InvariantCulture, $"\\k<{reference.Group}>"));
                break;
        }
    }

    private void WriteItem(PatternNode item)
    {
        if (item is ChoiceNode)
        {
            WriteGroup("(?:", item);
        }
        else
        {
            Write(item);
        }
    }

    private void WriteGroup(string open, PatternNode item)
    {
        _text.Append(open);
        Write(item);
        _text.Append(')');
    }

    private void WriteCased(bool ignoreCase, string text) => _text.Append(ignoreCase ? $"(?i:{text})" : text);

    private void WriteRepeat(RepeatNode repeat)
    {
        _text.Append(repeat.Possessive ? "(?>" : "");
        WriteGroup("(?:", repeat.Item);
        var bounds = (repeat.Min, repeat.Max) switch
        {
            (0, null) => "*",
            (1, null) => "+",
            (0, 1) => "?",
            (var min, null) => string.Create(CultureInfo.InvariantCulture, $"{{{min},}}"),
            var (min, max) => string.Create(CultureInfo.InvariantCulture, $"{{{min},{max}}}"),
        };
        _text.Append(bounds).Append(repeat.Greedy ? "" : "?").Append(repeat.Possessive ? ")" : "");
    }

    private static string AnchorText(Anchor anchor) => anchor switch
    {
        Anchor.TextStart => "\\A",
        Anchor.TextEnd => "\\z",
        Anchor.LineStart => "(?m:^)",
        Anchor.LineEnd => "(?m:$)",
        Anchor.WordBoundary => "\\b",
        _ => "\\B",
    };

    private static string CharacterText(int codePoint)
    {
        if (codePoint > 0xFFFF)
        {
            var pair = char.ConvertFromUtf32(codePoint);
            return $"(?:{CharacterSet.Escape(pair[0])}{CharacterSet.Escape(pair[1])})";
        }

        return codePoint < 128 && char.IsAsciiLetterOrDigit((char)codePoint) ? ((char)codePoint).ToString() : CharacterSet.Escape(codePoint);
    }

    private string SetText(CharacterSet set)
    {
        if (!surrogates)
        {
            return (set.Text.Length, set.IsNegated) switch
            {
                (0, true) => "[\\s\\S]",
                (0, false) => "(?!)",
                (_, var negated) => $"[{(negated ? "^" : "")}{set.Text}]",
            };
        }

        return set.IsNegated ? NegatedWithPairs(set) : PositiveWithPairs(set);
    }

    private static string NegatedWithPairs(CharacterSet set)
    {
        var excluded = new StringBuilder();
        foreach (var (first, last) in set.Astral)
        {
            excluded.Append(excluded.Length == 0 ? "(?!" : "|").Append(PairRange(first, last));
        }

        return $"(?:[^{set.Text}\\uD800-\\uDFFF]|{(excluded.Length > 0 ? excluded + ")" : "")}{Pair})";
    }

    private static string PositiveWithPairs(CharacterSet set)
    {
        var text = new StringBuilder("(?:").Append(set.Text.Length > 0 ? $"[{set.Text}]" : "(?!)");
        foreach (var (first, last) in set.Astral)
        {
            text.Append('|').Append(PairRange(first, last));
        }

        return text.Append(')').ToString();
    }

    /// <summary>Alternatives of lead and trail surrogates for a range beyond the Basic Multilingual Plane.</summary>
    private static string PairRange(int first, int last)
    {
        var (lead, trail) = Split(first);
        var (lastLead, lastTrail) = Split(last);
        if (lead == lastLead)
        {
            return $"{CharacterSet.Escape(lead)}[{CharacterSet.Escape(trail)}-{CharacterSet.Escape(lastTrail)}]";
        }

        var middle = lead + 1 < lastLead ? $"|[{CharacterSet.Escape(lead + 1)}-{CharacterSet.Escape(lastLead - 1)}][\\uDC00-\\uDFFF]" : "";
        return $"{CharacterSet.Escape(lead)}[{CharacterSet.Escape(trail)}-\\uDFFF]{middle}|{CharacterSet.Escape(lastLead)}[\\uDC00-{CharacterSet.Escape(lastTrail)}]";
    }

    private static (int Lead, int Trail) Split(int codePoint) =>
        (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));
}
