using System.Text.RegularExpressions;
using DotNetRegex = System.Text.RegularExpressions.Regex;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>
/// A pattern ready to search with. Patterns that could take exponential time run on .NET's linear engine; those it cannot run
/// (look-around, back references, atomic groups) have a time limit.
/// </summary>
internal sealed class CompiledPattern
{
    /// <summary>Making an automaton of a pattern takes time that grows faster than the pattern.</summary>
    private const int MaxCharacters = 65_536;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);
    private readonly PatternNode _root;
    private DotNetRegex? _plain;
    private DotNetRegex? _withSurrogates;

    private CompiledPattern(PatternNode root, IReadOnlyList<string?> groupNames)
    {
        _root = root;
        GroupNames = groupNames;
    }

    public IReadOnlyList<string?> GroupNames { get; }

    public static CompiledPattern Compile(string pattern)
    {
        if (pattern.Length > MaxCharacters)
        {
            throw new PatternException($"the pattern is longer than {MaxCharacters} characters");
        }

        var (root, names) = PatternParser.Parse(pattern);
        var compiled = new CompiledPattern(root, names);
        _ = compiled.For("");
        return compiled;
    }

    public bool IsMatch(string text) => Guarded(() => For(text).IsMatch(text));

    /// <summary>
    /// The matches from left to right. An empty match where the previous one ended does not count, and after an empty match the
    /// search goes on behind the next character.
    /// </summary>
    public IEnumerable<Match> Matches(string text)
    {
        var regex = For(text);
        var from = 0;
        var lastEnd = -1;
        while (from <= text.Length)
        {
            var match = Guarded(() => regex.Match(text, from));
            if (!match.Success)
            {
                yield break;
            }

            var end = match.Index + match.Length;
            from = match.Length > 0 ? end : end + CharacterLength(text, end);
            if (match.Length > 0 || end != lastEnd)
            {
                lastEnd = end;
                yield return match;
            }
        }
    }

    private static int CharacterLength(string text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private DotNetRegex For(string text)
    {
        var surrogates = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
        ref var regex = ref surrogates ? ref _withSurrogates : ref _plain;
        return regex ??= Create(_root, surrogates);
    }

    private static DotNetRegex Create(PatternNode root, bool surrogates)
    {
        var text = PatternWriter.Write(root, surrogates);
        var shape = PatternShape.Of(root);
        try
        {
            if (shape is { NeedsBacktracking: false, MayExplode: true })
            {
                try
                {
                    return new DotNetRegex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeLimit);
                }
                catch (NotSupportedException)
                {
                    // The automaton would be too large; the time limit has to do.
                }
            }

            return new DotNetRegex(text, RegexOptions.CultureInvariant, TimeLimit);
        }
        catch (ArgumentException failure)
        {
            throw new PatternException(failure.Message);
        }
    }

    private static T Guarded<T>(Func<T> search)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new BuiltinException("the pattern takes too long on this text");
        }
    }
}
