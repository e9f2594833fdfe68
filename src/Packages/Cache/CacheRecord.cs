using System.Globalization;
using System.Text;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>
/// What was found out about an artifact as it entered the cache: the digests of its tree, where it came from, and whose signatures on it
/// were verified.
/// </summary>
public sealed record CacheRecord(string Digest, TreeDigest Tree, string Source)
{
    internal const string FileName = "entry.toml";

    public string? Manifest { get; init; }

    public IReadOnlyList<string> Signatures { get; init; } = [];

    public string? Attestation { get; init; }

    internal byte[] ToBytes()
    {
        var text = new StringBuilder();
        Line("digest", TomlText.String(Digest));
        Line("tree_digest", TomlText.String(Tree.Digest));
        Line("tree", TomlText.String(Tree.Pin));
        Line("size", Tree.SizeBytes.ToString(CultureInfo.InvariantCulture));
        Line("source", TomlText.String(Source));
        if (Manifest is not null)
        {
            Line("manifest", TomlText.String(Manifest));
        }

        if (Signatures.Count > 0)
        {
            Line("signatures", TomlText.Strings(Signatures));
        }

        if (Attestation is not null)
        {
            Line("attestation", TomlText.String(Attestation));
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(string key, string value) => text.Append(key).Append(" = ").Append(value).Append('\n');
    }

    /// <summary>Null when the bytes are no record.</summary>
    internal static CacheRecord? Parse(byte[] bytes, string shown)
    {
        TomlTable root;
        try
        {
            root = TomlDocument.Parse(bytes, shown, PackageCodes.Io).Root;
        }
        catch (Diagnostics.DiagnosticException)
        {
            return null;
        }

        return Text(root, "digest") is { } digest && Text(root, "tree_digest") is { } tree && Text(root, "tree") is { } pin
            && root.Find("size")?.Value is TomlInteger size && Text(root, "source") is { } source
                ? new CacheRecord(digest, new TreeDigest(tree, pin, size.Value), source)
                {
                    Manifest = Text(root, "manifest"),
                    Signatures = root.Find("signatures")?.Value is TomlArray array ? [.. array.Items.OfType<TomlString>().Select(t => t.Value)] : [],
                    Attestation = Text(root, "attestation"),
                }
                : null;
    }

    private static string? Text(TomlTable table, string key) => (table.Find(key)?.Value as TomlString)?.Value;
}
