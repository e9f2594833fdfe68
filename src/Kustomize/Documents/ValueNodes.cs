using System.Globalization;
using System.Runtime.CompilerServices;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Values back to nodes, with the style they get when Go writes and reads them on the way.</summary>
internal static class ValueNodes
{
    /// <summary>Through JSON: collections in brackets, text and keys in double quotes.</summary>
    public static Node FromJson(Value value) => Make(value, isJson: true);

    /// <summary>Through yaml.v3: block style, quotes where the text needs them, sorted keys.</summary>
    public static Node FromYaml(Value value) => Make(value, isJson: false);

    private static Node Make(Value value, bool isJson)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case StrValue text:
                return Text(text.Value, isJson);
            case BoolValue flag:
                return Node.Scalar(flag.Value ? "true" : "false", Tags.Bool);
            case IntValue integer:
                return Node.Scalar(integer.Value.ToString(CultureInfo.InvariantCulture), Tags.Int);
            case FloatValue number:
                var digits = isJson ? GoFloat.Json(number.Value) : GoFloat.Shortest(number.Value);
                return Node.Scalar(digits, Scalar12.TagOf(digits));
            case ListValue list:
                var items = new Node[list.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Make(list[i], isJson);
                }

                return new Node { Kind = NodeKind.Sequence, Tag = Tags.Seq, Content = items, Style = Style(isJson || items.Length == 0) };
            case DictValue dict:
                return Mapping(dict, isJson);
            case UnsignedValue integer:
                return Node.Scalar(integer.ToString(), Tags.Int);
            case HostValue host:
                throw new KustomizeException("json: unsupported type: " + host);
            default:
                return Node.Scalar("null", Tags.Null);
        }
    }

    private static NodeStyle Style(bool isFlow) => isFlow ? NodeStyle.Flow : NodeStyle.Plain;

    private static Node Mapping(DictValue dict, bool isJson)
    {
        var entries = dict.Entries.ToArray();
        GoKeySort.Sort(entries, isV3: false);
        var content = new Node[entries.Length * 2];
        for (var i = 0; i < entries.Length; i++)
        {
            content[2 * i] = Text(entries[i].Key, isJson);
            content[(2 * i) + 1] = Make(entries[i].Value, isJson);
        }

        return new Node { Kind = NodeKind.Mapping, Tag = Tags.Map, Content = content, Style = Style(isJson || content.Length == 0) };
    }

    private static Node Text(string text, bool isJson)
    {
        var node = Node.Scalar(text, Tags.Str);
        if (isJson)
        {
            node.Style = NodeStyle.DoubleQuoted;
            return node;
        }

        var shape = GoYamlText.Analyse(text, isV3: true);
        node.Style = text.Contains('\n', StringComparison.Ordinal) ? (shape.AllowsLiteral ? NodeStyle.Literal : NodeStyle.DoubleQuoted)
            : GoYamlText.IsAmbiguous(text) || Scalar12.TagOf(text) != Tags.Str ? NodeStyle.DoubleQuoted
            : shape.AllowsPlain ? NodeStyle.Plain
            : shape.AllowsSingle ? NodeStyle.SingleQuoted
            : NodeStyle.DoubleQuoted;
        return node;
    }
}
