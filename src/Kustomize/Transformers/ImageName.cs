using Kcl.Net.Helm;

namespace Kcl.Net.Kustomize;

/// <summary>
/// The name of an image to look for. It is part of a regular expression, so a dot stands for any character; names without anything
/// else that is special are compared without one.
/// </summary>
internal sealed class ImageName
{
    private const string Rest = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$";
    private readonly string _name;
    private readonly GoRegex? _regex;

    public ImageName(string name)
    {
        _name = name;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '/' or '-' or '_' or ':' or '@'))
            {
                _regex = Compile(name);
                break;
            }
        }
    }

    public bool Matches(string image)
    {
        if (_regex is not null)
        {
            return _regex.IsMatch(image);
        }

        if (image.Length < _name.Length)
        {
            return false;
        }

        for (var i = 0; i < _name.Length; i++)
        {
            if (_name[i] == '.' ? image[i] == '\n' : image[i] != _name[i])
            {
                return false;
            }
        }

        return IsRest(image.AsSpan(_name.Length));
    }

    private static GoRegex Compile(string name)
    {
        try
        {
            return GoRegex.Compile("^" + name + Rest);
        }
        catch (FormatException failure)
        {
            throw new KustomizeException($"image name {GoPrinting.Quote(name)} is no regular expression: {failure.Message}", failure);
        }
    }

    private static bool IsRest(ReadOnlySpan<char> rest)
    {
        const string Digest = "@sha256:";
        if (rest.Length > 0 && rest[0] == ':')
        {
            rest = AfterWord(rest[1..]);
        }

        if (rest.StartsWith(Digest, StringComparison.Ordinal))
        {
            rest = AfterWord(rest[Digest.Length..]);
        }

        return rest.Length == 0;
    }

    private static ReadOnlySpan<char> AfterWord(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or '{' or '}' or '-'))
        {
            at++;
        }

        return text[at..];
    }
}
