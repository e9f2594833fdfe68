namespace Kcl.Net.Kustomize;

/// <summary>Recognises what kustomize would fetch. Nothing is ever fetched; a build reads local files only.</summary>
internal static class RemoteAddress
{
    public const string Help = "vendor it: put the files inside the project and name their path";

    /// <summary>A file that would come over HTTP.</summary>
    public static bool IsFile(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static KustomizeException Refused(string address) =>
        new($"remote resource '{address}' is refused: akua builds from local files only") { Help = Help };

    /// <summary>A repository that would be cloned.</summary>
    public static bool IsRepository(string address)
    {
        if (GoPath.IsAbsolute(address))
        {
            return false;
        }

        var question = address.IndexOf('?', StringComparison.Ordinal);
        var rest = question < 0 ? address : address[..question];
        rest = rest.StartsWith("git::", StringComparison.OrdinalIgnoreCase) ? rest[5..] : rest;
        var scheme = Scheme(ref rest);
        var hasUser = User(ref rest);
        var isGithub = rest.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("github.com:", StringComparison.OrdinalIgnoreCase);
        var isShort = scheme.Length == 0 && (hasUser || isGithub);
        if (scheme.Length == 0 && !isShort)
        {
            return false;
        }

        if (scheme == "file://")
        {
            return HasPath(rest, takesAll: true);
        }

        var separator = rest.IndexOf('/', StringComparison.Ordinal);
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (isShort && (separator < 0 || (colon > 0 && colon < separator)))
        {
            separator = colon;
        }

        return rest.Length > 0 && HasPath(separator < 0 ? "" : rest[(separator + 1)..], takesAll: false);
    }

    private static string Scheme(ref string text)
    {
        foreach (var scheme in new[] { "ssh://", "https://", "http://", "file://" })
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                text = text[scheme.Length..];
                return scheme;
            }
        }

        return "";
    }

    /// <summary>Takes `name@` off.</summary>
    private static bool User(ref string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || (at > 0 && (char.IsAsciiDigit(text[at]) || text[at] == '-'))))
        {
            at++;
        }

        if (at == 0 || at >= text.Length || text[at] != '@')
        {
            return false;
        }

        text = text[(at + 1)..];
        return true;
    }

    private static bool HasPath(string path, bool takesAll)
    {
        var git = path.IndexOf("_git/", StringComparison.Ordinal);
        var twoSlashes = path.IndexOf("//", StringComparison.Ordinal);
        var suffix = path.IndexOf(".git", StringComparison.Ordinal);
        string repository, inside;
        if (git >= 0)
        {
            var parts = path[(git + 5)..].Split('/', 2);
            (repository, inside) = (path[..(git + 5)] + parts[0], parts.Length > 1 ? parts[1] : "");
        }
        else if (twoSlashes >= 0)
        {
            (repository, inside) = (path[..twoSlashes], path[(twoSlashes + 2)..]);
        }
        else if (suffix >= 0)
        {
            (repository, inside) = (path[..(suffix + 4)], path[(suffix + 4)..]);
        }
        else if (takesAll)
        {
            (repository, inside) = (path, "");
        }
        else
        {
            var parts = path.Split('/', 3);
            if (parts.Length < 2)
            {
                return false;
            }

            (repository, inside) = ($"{parts[0]}/{parts[1]}", parts.Length > 2 ? parts[2] : "");
        }

        inside = inside.StartsWith('/') ? inside[1..] : inside;
        return repository.Length > 0 && GoPath.Clean(inside).Split('/')[0] != "..";
    }
}
