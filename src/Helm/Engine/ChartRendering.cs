namespace Kcl.Net.Helm;

/// <summary>The outputs of all templates, in the order they were rendered, with the charts that took part.</summary>
public sealed class ChartRendering
{
    internal ChartRendering(ChartInstance root, IReadOnlyList<RenderedTemplate> templates)
    {
        Root = root;
        Templates = templates;
    }

    public IReadOnlyList<RenderedTemplate> Templates { get; }

    internal ChartInstance Root { get; }
}
