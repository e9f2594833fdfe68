namespace Kcl.Net.Kustomize;

/// <summary>Puts the final names of resources into the fields that name them.</summary>
internal sealed class NameReferences(IReadOnlyList<NameReference> references) : ITransformer
{
    private static readonly string[] RoleRefSuffix = ["roleRef", "name"];
    private Dictionary<string, List<Resource>> _byPreviousName = [];

    public void Transform(ResourceSet set)
    {
        _byPreviousName = IndexByPreviousName(set);
        var originals = set.Items.ConvertAll(static r => r.OriginalId.Gvk);
        for (var i = 0; i < set.Items.Count; i++)
        {
            Referrer? referrer = null;
            foreach (var reference in references)
            {
                foreach (var spec in reference.Referrers)
                {
                    if (originals[i].IsSelectedBy(spec.Type))
                    {
                        referrer ??= new Referrer(set.Items[i], this, set);
                        referrer.Update(spec, reference.Target);
                    }
                }
            }
        }
    }

    private static Dictionary<string, List<Resource>> IndexByPreviousName(ResourceSet set)
    {
        var index = new Dictionary<string, List<Resource>>(StringComparer.Ordinal);
        foreach (var resource in set.Items)
        {
            foreach (var id in resource.PreviousIds)
            {
                if (!index.TryGetValue(id.Name, out var named))
                {
                    index[id.Name] = named = [];
                }

                if (!named.Contains(resource))
                {
                    named.Add(resource);
                }
            }
        }

        return index;
    }

    /// <summary>One resource whose references are updated.</summary>
    private sealed class Referrer
    {
        private readonly Resource _resource;
        private readonly NameReferences _owner;
        private readonly ResourceSet _set;
        private readonly ResId _id;
        private readonly HashSet<string> _bindingNamespaces;

        public Referrer(Resource resource, NameReferences owner, ResourceSet set)
        {
            (_resource, _owner, _set, _id) = (resource, owner, set, resource.Id);
            _bindingNamespaces = _id.IsClusterScoped ? [] : BindingNamespaces();
        }

        public void Update(FieldSpec spec, Gvk target)
        {
            // kustomize compares two readings of the type, and only one of them takes `~` for nothing.
            if (NodeFields.Field(_resource.Root, "apiVersion") is { IsTaggedNull: true, Value: { Length: > 0 } text })
            {
                throw new KustomizeException($"node-referrerOriginal 'APIVersion' mismatch '' != '{text}'") { Line = _resource.Root!.Line };
            }

            try
            {
                new FieldVisitor(node => Set(node, spec, target)).VisitAny(_resource, spec);
            }
            catch (KustomizeException failure)
            {
                throw KustomizeException.Wrap($"updating name reference in '{spec.Path}' field of '{_resource.Id}'", failure);
            }
        }

        /// <summary>The namespaces of the service accounts a role binding names.</summary>
        private HashSet<string> BindingNamespaces()
        {
            var namespaces = new HashSet<string>(StringComparer.Ordinal);
            if (_resource.Kind != "RoleBinding" || NodeFields.Field(_resource.Root, "subjects") is not { Kind: NodeKind.Sequence } subjects)
            {
                return namespaces;
            }

            foreach (var subject in subjects.Content)
            {
                if (NodeFields.Field(subject, "namespace") is not { } space || NodeFields.Field(subject, "kind") is not { Value: "ServiceAccount" })
                {
                    continue;
                }

                if (space.Kind != NodeKind.Scalar || NodeValues.Scalar(space) is not Values.StrValue)
                {
                    throw new KustomizeException($"Invalid Input: namespace is blank for resource {GoPrinting.Quote(_id.ToString())}\n") { Line = space.Line };
                }

                namespaces.Add(space.Value);
            }

            return namespaces;
        }

        private bool MayName(Resource candidate)
        {
            if (_id.IsClusterScoped)
            {
                return true;
            }

            var id = candidate.Id;
            return id.IsClusterScoped || id.EffectiveNamespace == _id.EffectiveNamespace || _bindingNamespaces.Contains(candidate.Namespace);
        }

        private void Set(Node node, FieldSpec spec, Gvk target)
        {
            if (NodeFields.IsMissing(node))
            {
                return;
            }

            switch (node.Kind)
            {
                case NodeKind.Scalar:
                    SetScalar(node, spec, target);
                    break;
                case NodeKind.Mapping:
                    SetMapping(node, spec, target);
                    break;
                case NodeKind.Sequence:
                    foreach (var item in node.Content)
                    {
                        if (item.Kind == NodeKind.Sequence)
                        {
                            throw new KustomizeException("node is expected to be either a string or a map of string");
                        }

                        Set(item, spec, target);
                    }

                    break;
                default:
                    throw new KustomizeException("node must be a scalar, sequence or map");
            }
        }

        private void SetScalar(Node node, FieldSpec spec, Gvk target)
        {
            var referral = Choose(node.Value, spec, target, static _ => true, static (a, b) => a.Name == b.Name);
            if (referral is not null && referral.Name is { Length: > 0 } name && name != node.Value)
            {
                NodeFields.SetScalar(node, Node.Scalar(name));
            }
        }

        private void SetMapping(Node node, FieldSpec spec, Gvk target)
        {
            if (NodeFields.Get(node, "name") is not { } nameNode)
            {
                throw new KustomizeException("path config error; no 'name' field in node") { Line = node.Line };
            }

            var referral = Choose(nameNode.Value, spec, target, InNamespaceOf(node), static (a, b) => a.Name == b.Name && a.Namespace == b.Namespace);
            if (referral is null)
            {
                return;
            }

            string name = referral.Name, space = referral.Namespace;
            if (name == nameNode.Value && space.Length == 0)
            {
                return;
            }

            NodeFields.Set(node, "name", name.Length == 0 ? null : Node.Scalar(name));
            if (space.Length > 0)
            {
                NodeFields.Set(node, "namespace", Node.Scalar(space));
            }
        }

        /// <summary>A reference with a namespace means resources that were there first; when there were none, those that are there now.</summary>
        private Func<Resource, bool> InNamespaceOf(Node node)
        {
            if (NodeFields.Get(node, "namespace") is not { } spaceNode)
            {
                return static _ => true;
            }

            var space = spaceNode.Value;
            if (space == ResId.NoNamespace)
            {
                return static _ => false;
            }

            return _set.Items.Exists(r => MayName(r) && r.OriginalId.EffectiveNamespace == space)
                ? r => r.OriginalId.EffectiveNamespace == space
                : r => r.Id.EffectiveNamespace == space;
        }

        private Resource? Choose(string oldName, FieldSpec spec, Gvk target, Func<Resource, bool> fits, Func<Resource, Resource, bool> isIdentical)
        {
            if (!_owner._byPreviousName.TryGetValue(oldName, out var named))
            {
                return null;
            }

            var candidates = named.FindAll(r => MayName(r) && fits(r) && HasBeen(r, target));
            if (RoleType(spec) is { } role)
            {
                candidates.RemoveAll(r => !HasBeen(r, role));
            }

            if (!_id.IsClusterScoped)
            {
                var own = _resource.Id.EffectiveNamespace;
                candidates.RemoveAll(r => !r.Id.IsClusterScoped && r.Kind != "ServiceAccount" && r.Id.EffectiveNamespace != own);
            }

            if (candidates.Count == 1)
            {
                return candidates[0];
            }

            candidates.RemoveAll(r => !SharesAffixes(r, mayBeEmpty: true));
            if (candidates.Count > 1)
            {
                candidates.RemoveAll(r => !SharesAffixes(r, mayBeEmpty: false));
            }

            if (candidates.Count <= 1 || candidates.TrueForAll(c => isIdentical(candidates[0], c)))
            {
                return candidates.Count == 0 ? null : candidates[0];
            }

            throw Ambiguous(candidates);
        }

        private static bool HasBeen(Resource resource, Gvk type) => Array.Exists(resource.PreviousIds, id => id.Gvk.IsSelectedBy(type));

        private Gvk? RoleType(FieldSpec spec)
        {
            if (!spec.Path.EndsWith("roleRef/name", StringComparison.Ordinal))
            {
                return null;
            }

            var roleRef = NodeFields.Field(_resource.Root, RoleRefSuffix[0]);
            return NodeFields.Field(roleRef, "apiGroup") is { } group && NodeFields.Field(roleRef, "kind") is { } kind ? new Gvk(group.Value, "", kind.Value) : null;
        }

        private bool SharesAffixes(Resource other, bool mayBeEmpty) =>
            HasSameEnd(other.Prefixes, _resource.Prefixes, mayBeEmpty) && HasSameEnd(other.Suffixes, _resource.Suffixes, mayBeEmpty);

        private static bool HasSameEnd(string[] a, string[] b, bool mayBeEmpty)
        {
            if (mayBeEmpty && (a.Length == 0 || b.Length == 0))
            {
                return true;
            }

            var common = Math.Min(a.Length, b.Length);
            return common > 0 ? a.AsSpan(a.Length - common).SequenceEqual(b.AsSpan(b.Length - common)) : a.Length == b.Length;
        }

        private KustomizeException Ambiguous(List<Resource> candidates)
        {
            var ids = string.Join(", ", candidates.Select(c => c.Id.ToString()));
            var text = $"found multiple possible referrals: {ids}\n\n**** Too many possible referral targets to referrer:\n{ResourceText.Yaml(_resource)}\n";
            return new KustomizeException(text + string.Concat(candidates.Select((c, i) => $"--- possible referral {i}:\n{ResourceText.Yaml(c)}\n")));
        }
    }
}
