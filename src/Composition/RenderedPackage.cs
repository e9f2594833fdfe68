using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Digests;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>One resource as a file: `000-kind-name.yaml` and its UTF-8 text.</summary>
public sealed record ManifestFile(string Name, string Text, Value Resource);

/// <summary>The manifests of one render, in order.</summary>
public sealed record RenderedPackage(IReadOnlyList<ManifestFile> Manifests, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>Where what charts drew is kept; null when nothing is. Not saved yet.</summary>
    public EntropyFile? Entropy { get; init; }

    /// <summary>`sha256:` over each file's name, a line feed and its bytes, in order.</summary>
    public string Hash()
    {
        using var hash = new Sha256Digest(Manifests.Sum(static m => (long)m.Text.Length));
        foreach (var manifest in Manifests)
        {
            hash.Append(Encoding.UTF8.GetBytes(manifest.Name));
            hash.Append("\n"u8);
            hash.Append(Encoding.UTF8.GetBytes(manifest.Text));
        }

        return hash.Finish();
    }
}
