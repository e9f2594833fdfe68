namespace Kcl.Net.Packages;

public enum CacheKind
{
    Oci,
    GitCheckout,
    Helm,
}

/// <summary>Names an artifact by what identifies it: the SHA-256 of a layer or chart archive, or a commit.</summary>
public sealed record CacheKey(CacheKind Kind, string Id)
{
    /// <summary>The artifact's digest as the lock writes it.</summary>
    public string Digest => Kind == CacheKind.GitCheckout ? "git:" + Id : "sha256:" + Id;

    /// <summary>The artifact a lock entry pins; null when the entry's digest is none of this form's.</summary>
    public static CacheKey? Of(DependencyForm form, string digest)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        var (algorithm, id) = (digest[..Math.Max(colon, 0)], digest[(colon + 1)..]);
        return form switch
        {
            DependencyForm.Oci when algorithm == "sha256" && IsHex(id, 64) => new CacheKey(CacheKind.Oci, id),
            DependencyForm.Repo when algorithm == "sha256" && IsHex(id, 64) => new CacheKey(CacheKind.Helm, id),
            DependencyForm.Git when algorithm == "git" && IsHex(id, 40) => new CacheKey(CacheKind.GitCheckout, id),
            _ => null,
        };
    }

    /// <summary>Lower-case hexadecimal of this length; nothing else may become a folder's name.</summary>
    internal static bool IsHex(string text, int length)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
            {
                return false;
            }
        }

        return text.Length == length;
    }
}
