using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's functions over strings. Positions and lengths are bytes, as in Go.</summary>
internal static partial class StringFunctions
{
    private const int MaxTextLength = 256 << 20;

    public static TemplateFunction? Find(string name) => name switch
    {
        "hello" => Fixed(name, [], _ => Str("Hello!")),
        "abbrev" => Fixed(name, [Int, Text], a => Str(Abbreviate(a[1].Str(), 0, a[0].Int64(), a[0].Int64() < 4))),
        "abbrevboth" => Fixed(name, [Int, Int, Text], a => Str(AbbreviateBoth(a[0].Int64(), a[1].Int64(), a[2].Str()))),
        "trunc" => Fixed(name, [Int, Text], a => Str(Truncate(a[0].Int64(), a[1].Str()))),
        "trim" => OfText(name, TrimSpace),
        "upper" => OfText(name, LetterCase.Upper),
        "lower" => OfText(name, LetterCase.Lower),
        "title" => OfText(name, Title),
        "untitle" => OfText(name, Untitle),
        "substr" => Fixed(name, [Int, Int, Text], a => Str(Substring(a[0].Int64(), a[1].Int64(), a[2].Str()))),
        "repeat" => Fixed(name, [Int, Text], a => Str(Repeat(a[0].Int64(), a[1].Str()))),
        "trimall" or "trimAll" => OfTexts(name, (cut, s) => TrimSet(s, cut)),
        "trimSuffix" => OfTexts(name, (suffix, s) => s.EndsWith(suffix, StringComparison.Ordinal) ? s[..^suffix.Length] : s),
        "trimPrefix" => OfTexts(name, (prefix, s) => s.StartsWith(prefix, StringComparison.Ordinal) ? s[prefix.Length..] : s),
        "nospace" => OfText(name, NoSpace),
        "initials" => OfText(name, Initials),
        "swapcase" => OfText(name, SwapCase),
        "snakecase" => OfText(name, s => WordCase.Delimited(s, '_')),
        "kebabcase" => OfText(name, s => WordCase.Delimited(s, '-')),
        "camelcase" => OfText(name, WordCase.Pascal),
        "wrap" => Fixed(name, [Int, Text], a => Str(WordWrap.Wrap(a[1].Str(), a[0].Int64(), "\n", false))),
        "wrapWith" => Fixed(name, [Int, Text, Text], a => Str(WordWrap.Wrap(a[2].Str(), a[0].Int64(), a[1].Str(), true))),
        "contains" => Fixed(name, [Text, Text], a => Bool(a[1].Str().Contains(a[0].Str(), StringComparison.Ordinal))),
        "hasPrefix" => Fixed(name, [Text, Text], a => Bool(a[1].Str().StartsWith(a[0].Str(), StringComparison.Ordinal))),
        "hasSuffix" => Fixed(name, [Text, Text], a => Bool(a[1].Str().EndsWith(a[0].Str(), StringComparison.Ordinal))),
        "quote" => Variadic(name, [Any], a => Str(Quote(a))),
        "squote" => Variadic(name, [Any], a => Str(SingleQuote(a))),
        "cat" => Variadic(name, [Any], a => Str(Cat(a))),
        "indent" => Fixed(name, [Int, Text], a => Str(Indent(a[0].Int64(), a[1].Str(), ""))),
        "nindent" => Fixed(name, [Int, Text], a => Str(Indent(a[0].Int64(), a[1].Str(), "\n"))),
        "replace" => Fixed(name, [Text, Text, Text], a => Str(Replace(a[2].Str(), a[0].Str(), a[1].Str()))),
        "plural" => Fixed(name, [Text, Text, Int], a => a[2].Int64() == 1 ? a[0] : a[1]),
        "toString" => Fixed(name, [Any], a => a[0] is StrValue ? a[0] : Str(PlainText.Of(a[0]))),
        "toStrings" => Fixed(name, [Any], a => new GoStrings([.. PlainText.ListOf(a[0])])),
        "join" => Fixed(name, [Text, Any], a => Str(string.Join(a[0].Str(), PlainText.ListOf(a[1])))),
        "split" => Fixed(name, [Text, Text], a => Numbered(Split(a[1].Str(), a[0].Str(), -1))),
        "splitn" => Fixed(name, [Text, Int, Text], a => Numbered(Split(a[2].Str(), a[0].Str(), a[1].Int64()))),
        "splitList" => Fixed(name, [Text, Text], a => new GoStrings([.. Split(a[1].Str(), a[0].Str(), -1)])),
        _ => null,
    };

    /// <summary>`strings.TrimSpace`.</summary>
    public static string TrimSpace(string text) => text.AsSpan().Trim().Length == text.Length ? text : text.Trim();

    /// <summary>`strings.SplitN`: an empty separator splits into characters, 0 gives nothing, a negative count everything.</summary>
    public static List<string> Split(string text, string separator, long count)
    {
        var parts = new List<string>();
        if (count == 0)
        {
            return parts;
        }

        var start = 0;
        if (separator.Length == 0)
        {
            while (start < text.Length && (count < 0 || parts.Count < count - 1))
            {
                var length = char.IsHighSurrogate(text[start]) && start + 1 < text.Length ? 2 : 1;
                parts.Add(text.Substring(start, length));
                start += length;
            }

            if (start < text.Length)
            {
                parts.Add(text[start..]);
            }

            return parts;
        }

        while (count < 0 || parts.Count < count - 1)
        {
            var at = text.IndexOf(separator, start, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            parts.Add(text[start..at]);
            start = at + separator.Length;
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>The text with every line indented; <paramref name="before"/> stands in front of it.</summary>
    public static string Indent(long spaces, string text, string before)
    {
        if (spaces < 0)
        {
            throw Failure("strings: negative Repeat count");
        }

        var lines = 1;
        foreach (var c in text)
        {
            lines += c == '\n' ? 1 : 0;
        }

        var size = text.Length + before.Length + lines * spaces;
        if (spaces > MaxTextLength || size > MaxTextLength)
        {
            throw Failure("strings: Repeat output length overflow");
        }

        var pad = (int)spaces;
        return string.Create((int)size, (text, before, pad), static (target, state) =>
        {
            state.before.CopyTo(target);
            var at = state.before.Length;
            target.Slice(at, state.pad).Fill(' ');
            at += state.pad;
            var rest = state.text.AsSpan();
            int line;
            while ((line = rest.IndexOf('\n')) >= 0)
            {
                rest[..(line + 1)].CopyTo(target[at..]);
                at += line + 1;
                target.Slice(at, state.pad).Fill(' ');
                at += state.pad;
                rest = rest[(line + 1)..];
            }

            rest.CopyTo(target[at..]);
        });
    }

    private static string Truncate(long count, string text)
    {
        if (ByteText.IsAscii(text))
        {
            return count < 0
                ? text.Length + count > 0 ? text[(int)(text.Length + count)..] : text
                : text.Length > count ? text[..(int)count] : text;
        }

        var bytes = ByteText.ToBytes(text);
        if (count < 0)
        {
            return bytes.Length + count > 0 ? ByteText.FromBytes(bytes.AsSpan((int)(bytes.Length + count))) : text;
        }

        return bytes.Length > count ? ByteText.FromBytes(bytes.AsSpan(0, (int)count)) : text;
    }

    private static string Substring(long start, long end, string text)
    {
        var bytes = ByteText.ToBytes(text);
        if (start < 0)
        {
            if (end < 0 || end > bytes.Length)
            {
                throw Failure(end < 0 ? $"runtime error: slice bounds out of range [:{end}]" : $"runtime error: slice bounds out of range [:{end}] with length {bytes.Length}");
            }

            return ByteText.FromBytes(bytes.AsSpan(0, (int)end));
        }

        if (end < 0 || end > bytes.Length)
        {
            return start <= bytes.Length
                ? ByteText.FromBytes(bytes.AsSpan((int)start))
                : throw Failure($"runtime error: slice bounds out of range [{start}:{bytes.Length}]");
        }

        return start <= end ? ByteText.FromBytes(bytes.AsSpan((int)start, (int)(end - start))) : throw Failure($"runtime error: slice bounds out of range [{start}:{end}]");
    }

    private static string Repeat(long count, string text)
    {
        if (count < 0)
        {
            throw Failure("strings: negative Repeat count");
        }

        if (text.Length > 0 && count > MaxTextLength / text.Length)
        {
            throw Failure("strings: Repeat output length overflow");
        }

        return text.Length == 0 || count == 0 ? "" : new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static string TrimSet(string text, string cut)
    {
        var (from, to) = (0, text.Length);
        while (from < to && Includes(cut, text, from, out var width))
        {
            from += width;
        }

        while (from < to && Includes(cut, text, char.IsLowSurrogate(text[to - 1]) && to - 2 >= from && char.IsHighSurrogate(text[to - 2]) ? to - 2 : to - 1, out var width))
        {
            to -= width;
        }

        return text[from..to];
    }

    private static bool Includes(string set, string text, int at, out int width)
    {
        width = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        return set.AsSpan().IndexOf(text.AsSpan(at, width), StringComparison.Ordinal) >= 0;
    }

    private static string Replace(string text, string old, string with)
    {
        if (old.Length > 0)
        {
            return text.Replace(old, with, StringComparison.Ordinal);
        }

        // Go puts the replacement before every character and at the end.
        var result = new StringBuilder(with);
        foreach (var rune in Split(text, "", -1))
        {
            result.Append(rune).Append(with);
            if (result.Length > MaxTextLength)
            {
                throw Failure("strings: Repeat output length overflow");
            }
        }

        return result.ToString();
    }

    private static string Quote(ReadOnlySpan<Value> values)
    {
        if (values is [StrValue only])
        {
            return GoFormat.Quote(only.Value);
        }

        var result = new StringBuilder();
        var any = false;
        foreach (var value in values)
        {
            if (!value.IsNullish)
            {
                result.Append(any ? " " : "").Append(GoFormat.Quote(PlainText.Of(value)));
                any = true;
            }
        }

        return result.ToString();
    }

    private static string SingleQuote(ReadOnlySpan<Value> values)
    {
        var result = new StringBuilder();
        foreach (var value in values)
        {
            if (!value.IsNullish)
            {
                result.Append(result.Length > 0 ? " " : "").Append('\'').Append(GoFormat.FormatValue(value)).Append('\'');
            }
        }

        return result.ToString();
    }

    private static string Cat(ReadOnlySpan<Value> values)
    {
        var result = new StringBuilder();
        var any = false;
        foreach (var value in values)
        {
            if (!value.IsNullish)
            {
                result.Append(any ? " " : "").Append(GoFormat.FormatValue(value));
                any = true;
            }
        }

        return result.ToString();
    }

    private static StringMap Numbered(List<string> parts)
    {
        var entries = new DictValue(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            entries.Set("_" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), new StrValue(parts[i]));
        }

        return new StringMap(entries);
    }
}
