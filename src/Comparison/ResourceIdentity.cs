using Kcl.Net.Values;

namespace Kcl.Net.Comparison;

/// <summary>
/// What makes two manifests the same object for a cluster: API group (the version may change), kind, namespace and name.
/// Missing parts are empty.
/// </summary>
public sealed record ResourceIdentity(string Group, string Kind, string Namespace, string Name)
{
    public static ResourceIdentity Of(DictValue resource)
    {
        var version = Text(resource["apiVersion"]);
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        var metadata = resource["metadata"] as DictValue;
        return new ResourceIdentity(slash < 0 ? "" : version[..slash], Text(resource["kind"]), Text(metadata?["namespace"]), Text(metadata?["name"]));
    }

    /// <summary>`Deployment.apps demo/web`; a group or namespace that is empty is left out.</summary>
    public override string ToString() =>
        $"{(Kind.Length == 0 ? "resource" : Kind)}{(Group.Length == 0 ? "" : "." + Group)} {(Namespace.Length == 0 ? "" : Namespace + "/")}{(Name.Length == 0 ? "unnamed" : Name)}";

    private static string Text(Value? value) => value is StrValue text ? text.Value : "";
}
