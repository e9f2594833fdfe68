namespace Kcl.Net.Helm;

/// <summary>The output of one template file.</summary>
/// <param name="Path">`CHART/templates/FILE`, with the folders of subcharts.</param>
/// <param name="Text">What it rendered to.</param>
public sealed record RenderedTemplate(string Path, string Text);
