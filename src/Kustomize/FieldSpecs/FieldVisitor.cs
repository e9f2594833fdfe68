namespace Kcl.Net.Kustomize;

/// <summary>Goes to the places a specification names in a resource and does something there.</summary>
/// <param name="createKind">The kind of node that is made when the specification asks for it; None makes nothing.</param>
/// <param name="createTag">The tag a null on the way gets when it becomes that node.</param>
internal sealed class FieldVisitor(Action<Node> visit, NodeKind createKind = NodeKind.None, string createTag = "")
{
    public void Visit(Resource resource, IReadOnlyList<FieldSpec> specs)
    {
        foreach (var spec in specs)
        {
            Visit(resource, spec);
        }
    }

    public void Visit(Resource resource, FieldSpec spec)
    {
        if (spec.Matches(resource.Gvk))
        {
            VisitAny(resource, spec);
        }
    }

    /// <summary>Visits whatever type the resource has.</summary>
    public void VisitAny(Resource resource, FieldSpec spec)
    {
        try
        {
            Down(resource.Root, spec, 0);
        }
        catch (KustomizeException failure)
        {
            throw FieldFailure.At(spec, resource, failure);
        }
    }

    private void Down(Node? node, FieldSpec spec, int at)
    {
        if (at == spec.Parts.Length)
        {
            visit(node!);
            return;
        }

        if (NodeFields.IsMissing(node))
        {
            return;
        }

        switch (node!.Kind)
        {
            case NodeKind.Sequence:
                foreach (var item in node.Content)
                {
                    Item(item, spec, at);
                }

                break;
            case NodeKind.Mapping:
                Map(node, spec, at);
                break;
            default:
                throw new KustomizeException("expected sequence or mapping node") { Line = node.Line };
        }
    }

    private void Item(Node item, FieldSpec spec, int at)
    {
        try
        {
            Down(item, spec, at);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"visit traversal on path: {GoPrinting.List(spec.Parts[at..])}", failure);
        }
    }

    private void Map(Node node, FieldSpec spec, int at)
    {
        var name = spec.Parts[at];
        var isList = name.EndsWith("[]", StringComparison.Ordinal);
        name = isList ? name[..^2] : name;
        if (name.Length == 0)
        {
            throw new KustomizeException("cannot set or create an empty field name");
        }

        var creates = spec.Create && createKind != NodeKind.None && !isList;
        var isLast = at + 1 == spec.Parts.Length;
        var kind = creates ? (isLast ? createKind : NodeKind.Mapping) : isList ? NodeKind.Sequence : NodeKind.None;
        Node? field;
        try
        {
            field = NodePath.Lookup(node, creates ? kind : NodeKind.None, [name]);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"fieldName: {name}", failure);
        }

        if (field is null)
        {
            return;
        }

        if (field.IsTaggedNull && kind != NodeKind.None)
        {
            field.Kind = kind;
            field.Tag = creates ? (isLast ? createTag : Tags.Map) : "";
        }

        Down(field, spec, at + 1);
    }
}
