namespace Kcl.Net.Helm;

/// <summary>A file of a chart: its path inside the chart, with `/`, and its contents. Nobody changes the bytes.</summary>
public sealed record ChartFile(string Path, byte[] Bytes)
{
    private string? _text;

    /// <summary>The contents as text.</summary>
    public string Text => _text ??= ByteText.FromBytes(Bytes);
}
