using Antlr4.Runtime;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// Nodes of the parse tree by rule. A statement's tree is dropped when it has been built into the syntax tree; its nodes then
/// serve the next statement, so that a long text needs no more of them than its longest statement.
/// </summary>
internal sealed class NodePool(int rules)
{
    private readonly List<ParserRuleContext>?[] _nodes = new List<ParserRuleContext>[rules];
    private readonly int[] _used = new int[rules];

    /// <summary>A node of a rule that is not in use any more; null when there is none.</summary>
    public ParserRuleContext? Take(int rule) => _nodes[rule] is { } nodes && _used[rule] < nodes.Count ? nodes[_used[rule]++] : null;

    /// <summary>Adds a new node, which is in use.</summary>
    public void Add(int rule, ParserRuleContext node)
    {
        (_nodes[rule] ??= []).Add(node);
        _used[rule]++;
    }

    /// <summary>No node is in use any more.</summary>
    public void Release() => Array.Clear(_used);
}
