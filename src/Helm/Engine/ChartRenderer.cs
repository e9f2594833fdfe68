using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Renders charts for other tools, which want the documents and no release.</summary>
public static class ChartRenderer
{
    /// <summary>
    /// The outputs in ascending order of template path, hooks included. Notes are left out and CRDs are not rendered.
    /// </summary>
    public static IReadOnlyList<RenderedTemplate> RenderForPackage(
        ChartProgram program, DictValue values, ReleaseOptions release, IHelmEntropy entropy, WorkBudget budget)
    {
        DependencyPresence.Check(program.Chart);
        var rendering = program.Render((DictValue)ValuesReader.WithFloats(values), release, HelmCapabilities.Package, entropy, budget, checksSchema: true);
        var documents = new List<RenderedTemplate>();
        foreach (var template in rendering.Templates)
        {
            if (!template.Path.EndsWith("NOTES.txt", StringComparison.Ordinal) && template.Text.AsSpan().Trim().Length > 0)
            {
                documents.Add(template);
            }
        }

        documents.Sort(static (a, b) => Utf8Order.Compare(a.Path, b.Path));
        return documents;
    }
}
