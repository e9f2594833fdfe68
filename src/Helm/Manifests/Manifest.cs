namespace Kcl.Net.Helm;

/// <summary>One document of a release.</summary>
/// <param name="Path">The template it came from.</param>
/// <param name="Text">The document.</param>
/// <param name="Kind">Its kind, maybe empty.</param>
/// <param name="HookEvents">When it runs, for hooks; null for what is installed.</param>
internal sealed record Manifest(string Path, string Text, string Kind, IReadOnlyList<string>? HookEvents)
{
    public ReleaseDocument Document => new(Path, Text);

    public bool IsTest => HookEvents?.Contains("test") == true;
}
