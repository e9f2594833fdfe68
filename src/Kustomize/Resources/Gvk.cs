namespace Kcl.Net.Kustomize;

/// <summary>Group, version and kind; empty parts match anything when it selects.</summary>
internal readonly record struct Gvk(string Group, string Version, string Kind)
{
    private static readonly string[] OrderFirst =
    [
        "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount", "PodSecurityPolicy", "Role", "ClusterRole",
        "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service", "LimitRange", "PriorityClass", "PersistentVolume",
        "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget",
    ];

    private static readonly string[] OrderLast = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

    /// <summary>Kinds that come first and last in the legacy order.</summary>
    public static (IReadOnlyList<string> First, IReadOnlyList<string> Last) DefaultOrder => (OrderFirst, OrderLast);

    public string ApiVersion => Group.Length > 0 ? $"{Group}/{Version}" : Version;

    public static Gvk Of(string apiVersion, string kind)
    {
        var (group, version) = Split(apiVersion);
        return new Gvk(group, version, kind);
    }

    public static (string Group, string Version) Split(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", apiVersion) : (apiVersion[..slash], apiVersion[(slash + 1)..]);
    }

    public bool IsSelectedBy(in Gvk selector) =>
        (selector.Kind.Length == 0 || Kind == selector.Kind)
        && (selector.Group.Length == 0 || Group == selector.Group)
        && (selector.Version.Length == 0 || Version == selector.Version);

    public override string ToString() =>
        $"{(Kind.Length == 0 ? "[noKind]" : Kind)}.{(Version.Length == 0 ? "[noVer]" : Version)}.{(Group.Length == 0 ? "[noGrp]" : Group)}";

    /// <summary>What the legacy order sorts by within one rank; empty parts come last.</summary>
    public string SortText => $"{(Group.Length == 0 ? "~G" : Group)}_{(Version.Length == 0 ? "~V" : Version)}_{(Kind.Length == 0 ? "~K" : Kind)}";

    /// <summary>The order of field specifications.</summary>
    public static int Compare(in Gvk a, in Gvk b)
    {
        var rank = Rank(a.Kind) - Rank(b.Kind);
        return rank != 0 ? rank : Values.Utf8Order.Compare(a.SortText, b.SortText);
    }

    private static int Rank(string kind)
    {
        var first = Array.IndexOf(OrderFirst, kind);
        return first >= 0 ? first - OrderFirst.Length : Array.IndexOf(OrderLast, kind) + 1;
    }
}
