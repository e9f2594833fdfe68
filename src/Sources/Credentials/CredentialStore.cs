using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>
/// Who to be where. Credentials given for this run come first, the longest matching prefix of them; then those of akua's own file, then
/// Docker's, whose helper programs are asked too. Files are read and helpers run when a credential is needed: only while fetching.
/// </summary>
public sealed class CredentialStore(IReadOnlyList<RegistryCredential> given, string? akuaFile, string? dockerFile)
{
    private readonly Lazy<IReadOnlyDictionary<string, Credential>> _own = new(() => akuaFile is null ? new Dictionary<string, Credential>() : new Dictionary<string, Credential>(AuthFile.Read(akuaFile)));
    private readonly Lazy<DockerConfig> _docker = new(() => dockerFile is null ? DockerConfig.Empty : DockerConfig.Load(dockerFile));

    public static CredentialStore None { get; } = new([], null, null);

    /// <summary>What to present to a URL; null for nothing.</summary>
    public Credential? Find(Uri uri)
    {
        RegistryCredential? best = null;
        foreach (var candidate in given)
        {
            if (Matches(candidate.Prefix, uri) && (best is null || candidate.Prefix.Length > best.Prefix.Length))
            {
                best = candidate;
            }
        }

        if (best is not null)
        {
            return new Credential(best.User, best.Password);
        }

        return _own.Value.GetValueOrDefault(uri.Authority) ?? (uri.IsDefaultPort ? _own.Value.GetValueOrDefault(uri.Host) : null)
            ?? _docker.Value.Find(uri.Authority) ?? (uri.IsDefaultPort && uri.Host != uri.Authority ? _docker.Value.Find(uri.Host) : null);
    }

    /// <summary>
    /// Whether a prefix, written with a scheme or without, covers a URL. It must end where a part of the URL does: `github.com` does not
    /// cover `github.com.evil.example`.
    /// </summary>
    internal static bool Matches(string prefix, Uri uri)
    {
        var hasScheme = prefix.Contains("://", StringComparison.Ordinal);
        var whole = (hasScheme ? uri.Scheme + "://" : "") + uri.Authority + uri.AbsolutePath;
        var plain = prefix.TrimEnd('/');
        if (plain.Length == 0 || !whole.StartsWith(plain, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Within the host a port may follow; within the path only the path's next part.
        return whole.Length == plain.Length || whole[plain.Length] == '/' || (whole[plain.Length] == ':' && !plain[(hasScheme ? uri.Scheme.Length + 3 : 0)..].Contains('/', StringComparison.Ordinal));
    }
}
