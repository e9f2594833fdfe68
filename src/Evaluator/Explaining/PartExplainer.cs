using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>
/// Collects the values of an expression's parts after it failed, by evaluating the parts once more in the frame that failed.
/// Nodes tell which parts they have (<see cref="Node.Explain"/>). Nothing here runs before something has failed.
/// </summary>
internal sealed class PartExplainer(Frame frame, Interpreter run)
{
    private const int MaxParts = 40;
    private readonly List<PartValue> _values = [];
    private readonly List<(Node Node, Value Value)> _names = [];

    public IReadOnlyList<PartValue> Values => _values;

    /// <summary>The names the expression reads, with their values, once each.</summary>
    public IReadOnlyList<(Node Node, Value Value)> Names => _names;

    public Frame Frame { get; } = frame;

    public Interpreter Run { get; } = run;

    public void Visit(Node? node)
    {
        if (node is not null && _values.Count < MaxParts)
        {
            node.Explain(this);
        }
    }

    /// <summary>Shows the node's value below its first character, or below another offset; null when it has none.</summary>
    public Value? Show(Node node, int? offset = null)
    {
        if (ValueOf(node) is not { } value)
        {
            return null;
        }

        _values.Add(new PartValue(offset ?? node.Span.Start, ShortText.Of(value)));
        return value;
    }

    /// <summary>Shows a name's value and remembers it as something the outcome came from.</summary>
    public Value? ShowName(Node node, int? offset = null)
    {
        var value = Show(node, offset);
        if (value is not null && !_names.Exists(n => Text(n.Node) == Text(node)))
        {
            _names.Add((node, value));
        }

        return value;
    }

    /// <summary>What the node gives now; null when it fails.</summary>
    public Value? ValueOf(Node node)
    {
        try
        {
            return node.Eval(Frame, Run);
        }
        catch (Exception e) when (e is DiagnosticException or LimitExceededException)
        {
            return null;
        }
    }

    /// <summary>Where the operator after an operand stands: past closing brackets and blanks.</summary>
    public static int OperatorAfter(Node left)
    {
        var text = left.File.Text;
        var at = left.Span.End;
        while (at < text.Length && (text[at] is ')' or '\\' || char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        return at;
    }

    public static string Text(Node node) => node.File.Text.Substring(node.Span.Start, node.Span.Length);
}
