using System.Text;

namespace Kcl.Net.Kustomize;

/// <summary>What a build gave.</summary>
/// <param name="Documents">The resources in order.</param>
/// <param name="Warnings">Lines for standard error.</param>
public sealed record KustomizeOutput(IReadOnlyList<KustomizeDocument> Documents, IReadOnlyList<string> Warnings)
{
    /// <summary>What stands between two documents.</summary>
    public const string Separator = "---\n";

    /// <summary>All documents as one text.</summary>
    public string Text => string.Join(Separator, Documents.Select(d => d.Text));
}

/// <summary>One resource as it is printed.</summary>
/// <param name="Content">YAML in UTF-8.</param>
/// <param name="Namespace">The namespace that counts; null for what is cluster-wide.</param>
public sealed record KustomizeDocument(byte[] Content, string Group, string Version, string Kind, string Name, string? Namespace)
{
    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>The file it goes to when a build is written to a folder: `apps_v1_deployment_web.yaml`.</summary>
    public string FileName => string.Join('_', new[] { Group, Version, Kind }.Where(static p => p.Length > 0)).ToLowerInvariant() + $"_{Name.ToLowerInvariant()}.yaml";
}
