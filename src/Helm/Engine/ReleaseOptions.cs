namespace Kcl.Net.Helm;

/// <summary>What `.Release` says.</summary>
public sealed record ReleaseOptions(string Name, string Namespace)
{
    public bool IsUpgrade { get; init; }
}
