namespace Kcl.Net.Kustomize;

/// <summary>Annotations a build keeps its own notes in. They are removed before anything is printed.</summary>
internal static class BuildAnnotations
{
    public const string PreviousKinds = "internal.config.kubernetes.io/previousKinds";
    public const string PreviousNames = "internal.config.kubernetes.io/previousNames";
    public const string PreviousNamespaces = "internal.config.kubernetes.io/previousNamespaces";
    public const string Prefixes = "internal.config.kubernetes.io/prefixes";
    public const string Suffixes = "internal.config.kubernetes.io/suffixes";
    public const string AllowNameChange = "internal.config.kubernetes.io/allowNameChange";
    public const string AllowKindChange = "internal.config.kubernetes.io/allowKindChange";
    public const string Behavior = "internal.config.kubernetes.io/generatorBehavior";
    public const string NeedsHash = "internal.config.kubernetes.io/needsHashSuffix";
    public const string Origin = "config.kubernetes.io/origin";
    public const string Transformations = "alpha.config.kubernetes.io/transformations";
    public const string Enabled = "enabled";
    private const string InternalPrefix = "internal.config.kubernetes.io/";

    /// <summary>What is taken off every resource at the end of a build.</summary>
    public static bool IsRemoved(string name) => name is PreviousKinds or PreviousNames or PreviousNamespaces or Prefixes or Suffixes
        or AllowNameChange or AllowKindChange or Behavior or NeedsHash
        or "internal.config.kubernetes.io/refBy" or "internal.config.kubernetes.io/path" or "internal.config.kubernetes.io/index"
        or "internal.config.kubernetes.io/seqindent" or "internal.config.kubernetes.io/id"
        or "internal.config.kubernetes.io/annotations-migration-resource-id"
        or "config.kubernetes.io/path" or "config.kubernetes.io/index" or "config.k8s.io/id";

    /// <summary>What a JSON patch cannot take away.</summary>
    public static bool IsInternal(string name) =>
        name.StartsWith(InternalPrefix, StringComparison.Ordinal)
        || name is "config.kubernetes.io/path" or "config.kubernetes.io/index" or "config.k8s.io/id";
}
