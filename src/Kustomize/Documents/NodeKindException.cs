namespace Kcl.Net.Kustomize;

/// <summary>A node is not of the kind a step needs; the message shows it.</summary>
internal sealed class NodeKindException : KustomizeException
{
    public NodeKindException(Node node, NodeKind expected)
        : base($"wrong node kind: expected {Name(expected)} but got {Name(node.Kind)}: node contents:\n{NodeText.Write(node)}")
    {
        Actual = node.Kind;
        Line = node.Line;
    }

    public NodeKind Actual { get; }

    private static string Name(NodeKind kind) => kind switch
    {
        NodeKind.Scalar => "ScalarNode",
        NodeKind.Sequence => "SequenceNode",
        NodeKind.Mapping => "MappingNode",
        NodeKind.Alias => "AliasNode",
        _ => "(unknown node kind: 0)",
    };
}
