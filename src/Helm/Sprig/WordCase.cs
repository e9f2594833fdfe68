using System.Text;

namespace Kcl.Net.Helm;

/// <summary>Conversion between `camelCase`, `snake_case` and `kebab-case`.</summary>
internal static class WordCase
{
    private enum Sort
    {
        Upper,
        Lower,
        Digit,
        Letter,
        Connector,
        Other,
    }

    /// <summary>Lower case with a connector between words.</summary>
    public static string Delimited(string text, char connector)
    {
        var (runes, starts, length) = (new List<Rune>(), new List<int>(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            runes.Add(rune);
            starts.Add(length);
            length += rune.Utf16SequenceLength;
        }

        var result = new StringBuilder(text.Length + 8);
        var at = 0;
        var previous = Sort.Connector;
        while (at < runes.Count)
        {
            var start = at;
            var sort = Word(runes, ref at);
            if (sort != Sort.Connector && start > 0 && previous != Sort.Connector && NeedsConnector(previous, sort))
            {
                result.Append(connector);
            }

            for (var i = start; i < at; i++)
            {
                // Only capitals change, so bytes that are no UTF-8 stay.
                if (sort == Sort.Connector)
                {
                    result.Append(connector);
                }
                else if (Rune.IsUpper(runes[i]))
                {
                    result.Append(LetterCase.Lower(runes[i]).ToString());
                }
                else
                {
                    result.Append(text, starts[i], runes[i].Utf16SequenceLength);
                }
            }

            previous = sort;
        }

        return result.ToString();
    }

    /// <summary>
    /// Words joined, each with a capital. The capitals a word begins with become lower case but the first; connectors
    /// stay at both ends, and all but one between words.
    /// </summary>
    public static string Pascal(string text)
    {
        var result = new StringBuilder(text.Length);
        var pending = new StringBuilder();
        var (seenWord, atStart, inCapitals) = (false, true, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsConnector(rune))
            {
                pending.Append(rune.ToString());
                atStart = true;
                continue;
            }

            result.Append(pending.ToString(), seenWord && pending.Length > 0 ? 1 : 0, pending.Length - (seenWord && pending.Length > 0 ? 1 : 0));
            pending.Clear();
            var capital = Rune.IsUpper(rune);
            inCapitals = capital && (atStart || inCapitals);
            result.Append((atStart ? LetterCase.Upper(rune) : inCapitals ? LetterCase.Lower(rune) : rune).ToString());
            (seenWord, atStart) = (true, false);
        }

        if (!seenWord && pending.Length > 0)
        {
            pending.Append(pending[^1]);
        }

        return result.Append(pending).ToString();
    }

    /// <summary>Moves over one word and says what it is made of.</summary>
    private static Sort Word(List<Rune> runes, ref int at)
    {
        var sort = SortOf(runes[at]);
        var start = at++;
        if (sort == Sort.Upper)
        {
            while (at < runes.Count && SortOf(runes[at]) == Sort.Upper)
            {
                at++;
            }

            if (at < runes.Count && SortOf(runes[at]) == Sort.Lower)
            {
                if (at - start > 1)
                {
                    // The last capital of a run begins the next word.
                    at--;
                    return Sort.Upper;
                }

                while (at < runes.Count && SortOf(runes[at]) == Sort.Lower)
                {
                    at++;
                }

                return Sort.Lower;
            }

            return Sort.Upper;
        }

        while (at < runes.Count && SortOf(runes[at]) == sort)
        {
            at++;
        }

        if (sort == Sort.Digit && at < runes.Count && SortOf(runes[at]) == Sort.Lower)
        {
            // `2m3s` is a word of its own.
            while (at < runes.Count && SortOf(runes[at]) is Sort.Digit or Sort.Lower)
            {
                at++;
            }

            return Sort.Lower;
        }

        return sort;
    }

    private static bool NeedsConnector(Sort previous, Sort next) => next switch
    {
        Sort.Digit or Sort.Other => false,
        _ => previous != Sort.Other,
    };

    private static Sort SortOf(Rune rune)
    {
        if (IsConnector(rune))
        {
            return Sort.Connector;
        }

        return Rune.IsUpper(rune) ? Sort.Upper : Rune.IsDigit(rune) ? Sort.Digit : Rune.IsLower(rune) ? Sort.Lower : Rune.IsLetter(rune) ? Sort.Letter : Sort.Other;
    }

    private static bool IsConnector(Rune rune) => rune.Value is '-' or '_' || Rune.IsWhiteSpace(rune);
}
