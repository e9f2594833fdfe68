using System.Text;

namespace Kcl.Net.Helm;

/// <summary>One document of a release and the file it came from.</summary>
/// <param name="Path">`CHART/templates/FILE`, with the folders of subcharts.</param>
/// <param name="Text">The document without a separator.</param>
public sealed record ReleaseDocument(string Path, string Text)
{
    /// <summary>The document as `helm template` prints and writes it.</summary>
    public string Shown => $"---\n# Source: {Path}\n{Text}\n";
}

/// <summary>A rendered release in the order it is printed.</summary>
/// <param name="Crds">The custom resource definitions that were asked for.</param>
/// <param name="Manifests">What is installed.</param>
/// <param name="Hooks">What runs around the installation.</param>
public sealed record HelmRelease(IReadOnlyList<ReleaseDocument> Crds, IReadOnlyList<ReleaseDocument> Manifests, IReadOnlyList<ReleaseDocument> Hooks)
{
    /// <summary>Everything; with patterns only the documents whose source they match.</summary>
    public string Print(IReadOnlyList<string> showOnly)
    {
        var installed = new StringBuilder();
        Append(installed, Crds);
        Append(installed, Manifests);
        var output = new StringBuilder(installed.Length + 1).Append(installed.ToString().AsSpan().Trim()).Append('\n');
        Append(output, Hooks);
        return showOnly.Count == 0 ? output.ToString() : ShownOnly.Select(output.ToString(), showOnly);
    }

    private static void Append(StringBuilder output, IReadOnlyList<ReleaseDocument> documents)
    {
        foreach (var document in documents)
        {
            output.Append("---\n# Source: ").Append(document.Path).Append('\n').Append(document.Text).Append('\n');
        }
    }
}
