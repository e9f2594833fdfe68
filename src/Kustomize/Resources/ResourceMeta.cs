namespace Kcl.Net.Kustomize;

/// <summary>Type and metadata of an object as messages print them.</summary>
internal static class ResourceMeta
{
    /// <summary>Whether the node has any of apiVersion, kind and metadata.</summary>
    public static bool IsObject(Node root)
    {
        if (!root.IsMapping)
        {
            return false;
        }

        var meta = NodeFields.Field(root, "metadata");
        return Has(root, "apiVersion") || Has(root, "kind")
            || (meta is { IsEmpty: false } && (Has(meta, "name") || Has(meta, "namespace") || Has(meta, "labels") || Has(meta, "annotations")));
    }

    private static bool Has(Node node, string field) => NodeFields.Field(node, field) is { IsEmpty: false };

    /// <summary>Throws unless the object has a kind and, if it is no list, a name.</summary>
    public static void Require(Node root)
    {
        if (!IsObject(root))
        {
            throw new KustomizeException("missing Resource metadata") { Line = root.Line };
        }

        var kind = Text(root, "kind");
        if (kind.Length == 0)
        {
            throw new KustomizeException($"missing kind in object {Print(root)}") { Line = root.Line };
        }

        if (!kind.EndsWith("List", StringComparison.Ordinal) && Name(root).Length == 0)
        {
            throw new KustomizeException($"missing metadata.name in object {Print(root)}") { Line = root.Line };
        }
    }

    private static string Text(Node root, string field) => NodeFields.Field(root, field) is { IsEmpty: false } node ? NodeFields.TextOf(node) : "";

    private static string Name(Node root) => NodeFields.Field(NodeFields.Field(root, "metadata"), "name") is { IsEmpty: false } node ? node.Value : "";

    /// <summary>`{{v1 ConfigMap} {{name ns} map[] map[]}}`</summary>
    private static string Print(Node root)
    {
        var meta = NodeFields.Field(root, "metadata");
        meta = meta is { IsEmpty: false } ? meta : Node.Collection(NodeKind.Mapping);
        return $"{{{{{Text(root, "apiVersion")} {Text(root, "kind")}}} {{{{{Name(root)} {Text(meta, "namespace")}}} {Map(meta, "labels")} {Map(meta, "annotations")}}}}}";
    }

    private static string Map(Node meta, string field) =>
        GoPrinting.Map(DataMap.Read(NodeFields.Field(meta, field) is { IsEmpty: false } node ? node : null));
}
