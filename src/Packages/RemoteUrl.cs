namespace Kcl.Net.Packages;

/// <summary>Facts about dependency URLs that do not need the network.</summary>
public static class RemoteUrl
{
    /// <summary>
    /// Credentials in the authority: an `@` between `://` (or the start) and the first `/`. The scp form
    /// `git@host:path` counts too, because it cannot be told apart.
    /// </summary>
    public static bool HasUserinfo(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var authority = scheme < 0 ? url.AsSpan() : url.AsSpan(scheme + 3);
        var slash = authority.IndexOf('/');
        return (slash < 0 ? authority : authority[..slash]).Contains('@');
    }

    /// <summary>`ssh://git@host/…`: the user is part of the address and no secret.</summary>
    public static bool IsSshWithUser(string url)
    {
        const string Scheme = "ssh://";
        if (!url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var authority = url[Scheme.Length..].Split('/')[0];
        var at = authority.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && !authority[..at].Contains(':', StringComparison.Ordinal);
    }

    /// <summary>The one spelling used in the lock: no userinfo, no default port, no trailing `/` or `.git`.</summary>
    public static string Canonical(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var prefix = scheme < 0 ? "" : url[..(scheme + 3)];
        var rest = url[prefix.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[slash..];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var defaultPort = prefix switch { "https://" => ":443", "http://" => ":80", _ => null };
        if (defaultPort is not null && authority.EndsWith(defaultPort, StringComparison.Ordinal))
        {
            authority = authority[..^defaultPort.Length];
        }

        path = path.TrimEnd('/');
        return prefix + authority + (path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path);
    }
}
