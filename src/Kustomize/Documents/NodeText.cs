using System.Text;
using Kcl.Net.Render;

namespace Kcl.Net.Kustomize;

/// <summary>
/// A node as YAML in the style it was written in, for messages and for what compares texts. Comments are not kept, long lines are not
/// folded, lists stand level with their key.
/// </summary>
internal sealed class NodeText
{
    private readonly StringBuilder _output = new();

    /// <summary>When set, the line each node begins on is recorded here.</summary>
    private readonly Dictionary<Node, int>? _lines;
    private int _line = 1;

    private NodeText(Dictionary<Node, int>? lines) => _lines = lines;

    /// <summary>The document with its final line break.</summary>
    public static string Write(Node node)
    {
        var text = new NodeText(null);
        text.Root(node);
        return text._output.ToString();
    }

    /// <summary>The 1-based line of every node in the text that <see cref="Write"/> gives.</summary>
    public static Dictionary<Node, int> Lines(Node node)
    {
        var lines = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        new NodeText(lines).Root(node);
        return lines;
    }

    private void Root(Node node)
    {
        if (node.Kind is NodeKind.Mapping or NodeKind.Sequence && IsBlock(node))
        {
            Block(node, 0, isPlaced: true);
        }
        else
        {
            Inline(node, 2, isFlow: false, isKey: false);
            Break();
        }
    }

    private static bool IsBlock(Node node) => (node.Style & NodeStyle.Flow) == 0 && node.Content.Length > 0;

    private void Mark(Node node) => _lines?.TryAdd(node, _line);

    private void Break()
    {
        if (_output.Length == 0 || _output[^1] != '\n')
        {
            _output.Append('\n');
            _line++;
        }
    }

    private void Block(Node node, int indent, bool isPlaced)
    {
        Mark(node);
        Tag(node);
        if (node.Kind == NodeKind.Mapping)
        {
            for (var i = 0; i + 1 < node.Content.Length; i += 2)
            {
                Start(indent, ref isPlaced);
                Inline(node.Content[i], indent, isFlow: false, isKey: true);
                _output.Append(':');
                Entry(node.Content[i + 1], indent);
            }
        }
        else
        {
            foreach (var item in node.Content)
            {
                Start(indent, ref isPlaced);
                _output.Append("- ");
                if (item.Kind is NodeKind.Mapping or NodeKind.Sequence && IsBlock(item))
                {
                    Block(item, indent + 2, isPlaced: true);
                }
                else
                {
                    Inline(item, indent + 2, isFlow: false, isKey: false);
                    Break();
                }
            }
        }
    }

    private void Start(int indent, ref bool isPlaced)
    {
        if (!isPlaced)
        {
            _output.Append(' ', indent);
        }

        isPlaced = false;
    }

    private void Entry(Node value, int indent)
    {
        if (value.Kind is NodeKind.Mapping or NodeKind.Sequence && IsBlock(value))
        {
            Break();
            Block(value, value.Kind == NodeKind.Mapping ? indent + 2 : indent, isPlaced: false);
            return;
        }

        _output.Append(' ');
        Inline(value, indent + 2, isFlow: false, isKey: false);
        Break();
    }

    private void Tag(Node node)
    {
        if ((node.Style & NodeStyle.Tagged) != 0)
        {
            _output.Append(node.Tag).Append(' ');
        }
    }

    /// <summary>A scalar or a collection in brackets.</summary>
    private void Inline(Node node, int indent, bool isFlow, bool isKey)
    {
        Mark(node);
        switch (node.Kind)
        {
            case NodeKind.Mapping:
                Tag(node);
                _output.Append('{');
                for (var i = 0; i + 1 < node.Content.Length; i += 2)
                {
                    _output.Append(i > 0 ? ", " : "");
                    Inline(node.Content[i], indent, isFlow: true, isKey: true);
                    _output.Append(": ");
                    Inline(node.Content[i + 1], indent, isFlow: true, isKey: false);
                }

                _output.Append('}');
                break;
            case NodeKind.Sequence:
                Tag(node);
                _output.Append('[');
                for (var i = 0; i < node.Content.Length; i++)
                {
                    _output.Append(i > 0 ? ", " : "");
                    Inline(node.Content[i], indent, isFlow: true, isKey: false);
                }

                _output.Append(']');
                break;
            case NodeKind.Scalar:
                Scalar(node, indent, isFlow, isKey);
                break;
            default:
                _output.Append("null");
                break;
        }
    }

    private void Scalar(Node node, int indent, bool isFlow, bool isKey)
    {
        var tag = ScalarTag.Written(node, out var isForced);
        _output.Append(tag.Length > 0 ? tag + " " : "");
        var value = node.Value;
        var style = node.Style & NodeStyle.Quoted;
        if (style == NodeStyle.Plain)
        {
            style = value.Contains('\n', StringComparison.Ordinal) ? NodeStyle.Literal : isForced ? NodeStyle.DoubleQuoted : NodeStyle.Plain;
        }

        var shape = GoYamlText.Analyse(value, isV3: true);
        if (style is NodeStyle.Literal or NodeStyle.Folded && (!shape.AllowsLiteral || isFlow || isKey))
        {
            style = NodeStyle.DoubleQuoted;
        }

        if (style == NodeStyle.Plain && (!shape.AllowsPlain || (value.Length == 0 && (isFlow || isKey)) || (isFlow && value.AsSpan().IndexOfAny("[]{},?") >= 0)))
        {
            style = NodeStyle.SingleQuoted;
        }

        if (style == NodeStyle.SingleQuoted && (!shape.AllowsSingle || (isKey && shape.IsMultiline)))
        {
            style = NodeStyle.DoubleQuoted;
        }

        var from = _output.Length;
        new GoYamlEmitter(_output, isV3: true, null).Styled(value, style switch
        {
            NodeStyle.Plain => YamlStyle.Plain,
            NodeStyle.SingleQuoted => YamlStyle.SingleQuoted,
            NodeStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            _ => YamlStyle.Literal,
        }, indent);
        for (var i = from; i < _output.Length; i++)
        {
            _line += _output[i] == '\n' ? 1 : 0;
        }
    }
}
