using System.Text;
using Kcl.Net.Comparison;

namespace Kcl.Net.Installations;

/// <summary>
/// The message of an event's commit: what happened in words, what it did to the resources, and trailers that machines read. A message is
/// found again by its event's id, so giving an event twice does it once.
/// </summary>
internal sealed record EventMessage(string Title, IReadOnlyList<string> Lines)
{
    public const string EventKey = "Akua-Event";
    public const string IdKey = "Akua-Event-Id";
    public const string UpstreamKey = "Akua-Upstream";
    public const string DigestKey = "Akua-Upstream-Digest";
    public const string InputsKey = "Akua-Inputs-Digest";
    public const string RenderKey = "Akua-Render-Hash";
    private const int MostLines = 40;

    public string ToText(RenderDifference difference, IEnumerable<(string Key, string Value)> trailers)
    {
        var text = new StringBuilder(OneLine(Title)).Append("\n\n");
        foreach (var line in Lines)
        {
            text.Append(OneLine(line)).Append('\n');
        }

        var changes = difference.IsEmpty ? ["No resource changes."] : DifferenceText.Lines(difference).ToList();
        text.Append(Lines.Count > 0 ? "\n" : "");
        foreach (var line in changes.Take(MostLines))
        {
            text.Append(OneLine(line)).Append('\n');
        }

        text.Append(changes.Count > MostLines ? $"… and {changes.Count - MostLines} more lines: `akua install diff`\n\n" : "\n");
        foreach (var (key, value) in trailers)
        {
            text.Append(key).Append(": ").Append(OneLine(value)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Values from outside cannot begin a line of their own, and so no trailer.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
