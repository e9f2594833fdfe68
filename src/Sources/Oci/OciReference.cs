using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>`oci://host[:port]/repository`: where a repository is, without a tag.</summary>
public sealed record OciReference(string Host, string Repository)
{
    private const string Scheme = "oci://";

    /// <summary>How signatures name it.</summary>
    public string DockerReference => $"{Host}/{Repository}";

    /// <summary>The registry's API. Only this machine may be spoken to without encryption.</summary>
    public Uri Api => new($"{(AddressPolicy.IsLoopbackName(HostName) ? "http" : "https")}://{Host}/v2/");

    public string HostName => new Uri("https://" + Host).Host;

    public override string ToString() => $"{Scheme}{Host}/{Repository}";

    public static OciReference Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw new SourceException($"`{text}` must begin with `oci://`") { Help = $"write `oci://{text}`" };
        }

        if (RemoteUrl.HasUserinfo(text))
        {
            throw new SourceException("a registry reference must not embed credentials") { Code = PackageCodes.ManifestOciUserinfo };
        }

        var rest = text[Scheme.Length..].TrimEnd('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (host, repository) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
        if (!Uri.TryCreate("https://" + host, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Fragment.Length > 0 || host.Length == 0)
        {
            throw new SourceException($"`{text}` names no registry host");
        }

        return IsRepository(repository)
            ? new OciReference(host, repository)
            : throw new SourceException($"`{text}` names no repository: parts of a-z, 0-9 and `._-`, joined with `/`")
            {
                Help = repository.Contains(':', StringComparison.Ordinal) ? "the tag belongs into `version`" : null,
            };
    }

    /// <summary>The grammar of the distribution specification.</summary>
    private static bool IsRepository(string text)
    {
        foreach (var part in text.Split('/'))
        {
            if (part.Length == 0 || !char.IsAsciiLetterOrDigit(part[0]) || !char.IsAsciiLetterOrDigit(part[^1]))
            {
                return false;
            }

            foreach (var c in part)
            {
                if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '_' or '-'))
                {
                    return false;
                }
            }
        }

        return text.Length <= 255;
    }
}
