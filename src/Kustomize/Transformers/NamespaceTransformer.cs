namespace Kcl.Net.Kustomize;

/// <summary>Which subjects of role bindings move to the namespace.</summary>
internal enum SubjectMode : byte
{
    /// <summary>Those named `default`.</summary>
    Default,
    ServiceAccounts,
    None,
}

/// <summary>Moves resources to a namespace.</summary>
internal sealed class NamespaceTransformer(string name, IReadOnlyList<FieldSpec> specs, bool onlyUnset = false, SubjectMode subjects = SubjectMode.Default) : ITransformer
{
    private static readonly FieldSpec MetaNamespace = new(new Gvk("", "", ""), "metadata/namespace", Create: true);

    public void Transform(ResourceSet set)
    {
        if (name.Length == 0)
        {
            return;
        }

        // How many resources have an id now; kept up to date, so that a collision shows where kustomize finds it.
        var counts = new Dictionary<(Gvk, string, string), int>();
        foreach (var resource in set.Items)
        {
            counts[resource.Id.Key] = counts.GetValueOrDefault(resource.Id.Key) + 1;
        }

        foreach (var resource in set.Items)
        {
            if (resource.IsEmpty)
            {
                continue;
            }

            var before = resource.Id.Key;
            resource.StorePreviousId();
            Apply(resource);
            var after = resource.Id.Key;
            counts[before]--;
            counts[after] = counts.GetValueOrDefault(after) + 1;
            if (counts[after] != 1)
            {
                throw new KustomizeException($"namespace transformation produces ID conflict: {GoPrinting.List(set.MatchingCurrent(resource.Id).Select(ResourceText.Json))}");
            }
        }
    }

    /// <summary>Moves one resource.</summary>
    public void Apply(Resource resource)
    {
        if (!resource.Id.IsClusterScoped)
        {
            new FieldVisitor(Set, NodeKind.Scalar).Visit(resource, MetaNamespace);
        }

        var isBinding = resource.Kind is "RoleBinding" or "ClusterRoleBinding";
        if (isBinding)
        {
            MoveSubjects(resource);
        }

        var isCoreV1 = resource.ApiVersion == "v1";
        try
        {
            var visitor = new FieldVisitor(Set, NodeKind.Scalar, Tags.Str);
            foreach (var spec in specs)
            {
                var isHandled = spec.Path == "metadata/namespace" || (!isCoreV1 && spec.Path == "metadata/name")
                    || (isBinding && spec.Path == "subjects/namespace" && spec.Type.Kind is "RoleBinding" or "ClusterRoleBinding");
                if (!isHandled)
                {
                    visitor.Visit(resource, spec);
                }
            }
        }
        catch (KustomizeException failure)
        {
            var actual = FieldFailure.ActualKind(failure);
            throw KustomizeException.Wrap(actual is not null and not NodeKind.Scalar ? "namespace field specs must target scalar nodes" : "namespace transformation failed", failure);
        }
    }

    private void Set(Node node)
    {
        if (onlyUnset && !node.IsEmpty && NodeFields.TextOf(node).Length > 0 && node.Kind == NodeKind.Scalar)
        {
            return;
        }

        NodeFields.SetScalar(node, Node.Scalar(name, Tags.Str));
    }

    private void MoveSubjects(Resource resource)
    {
        if (subjects == SubjectMode.None || NodeFields.Get(resource.Root, "subjects") is not { IsTaggedNull: false } list)
        {
            return;
        }

        const string Prefix = "setting namespace on (cluster)role binding subjects";
        try
        {
            NodeFields.Require(list, NodeKind.Sequence);
            foreach (var subject in list.Content)
            {
                var (field, wanted) = subjects == SubjectMode.Default ? ("name", "default") : ("kind", "ServiceAccount");
                if (NodeFields.Get(subject, field) is { IsTaggedNull: false } value && NodeFields.Match(value, "", wanted) is not null)
                {
                    Set(NodeFields.LookupOrCreate(subject, NodeKind.Scalar, "namespace")!);
                }
            }
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap(Prefix, failure);
        }
    }
}
