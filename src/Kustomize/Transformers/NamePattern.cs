using Kcl.Net.Helm;

namespace Kcl.Net.Kustomize;

/// <summary>A regular expression that must match a whole name; empty matches anything. Plain names need no engine.</summary>
internal sealed class NamePattern
{
    private readonly string _pattern;
    private readonly GoRegex? _regex;

    public NamePattern(string pattern)
    {
        _pattern = pattern;
        foreach (var c in pattern)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '/' or ':'))
            {
                _regex = Compile(pattern);
                break;
            }
        }
    }

    public bool Matches(string name) => _pattern.Length == 0 || (_regex is null ? name == _pattern : _regex.IsMatch(name));

    private static GoRegex Compile(string pattern)
    {
        try
        {
            return GoRegex.Compile($"^(?:{pattern})$");
        }
        catch (FormatException failure)
        {
            throw new KustomizeException(failure.Message, failure);
        }
    }
}
