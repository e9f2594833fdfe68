using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Renders one template in a scratch chart, to try it.</summary>
public static class TemplateTrial
{
    private const string Template = "templates/t.yaml";
    private static readonly ReleaseOptions Release = new("rel", "ns");

    /// <summary>The template's output. Other templates and files may lie beside it. Throws <see cref="HelmException"/>.</summary>
    public static string Render(string template, DictValue values, IReadOnlyList<ChartFile> others, IHelmEntropy entropy, WorkBudget budget)
    {
        List<ChartFile> files =
        [
            new("Chart.yaml", "apiVersion: v2\nname: t\nversion: 0.1.0\nappVersion: \"1.0\"\n"u8.ToArray()),
            new(Template, ByteText.ToBytes(template)),
            .. others,
        ];
        var rendering = ChartProgram.Compile(ChartLoader.LoadFiles(files)).Render(values, Release, HelmCapabilities.Default, entropy, budget);
        foreach (var rendered in rendering.Templates)
        {
            if (rendered.Path == "t/" + Template)
            {
                return rendered.Text;
            }
        }

        return "";
    }
}
