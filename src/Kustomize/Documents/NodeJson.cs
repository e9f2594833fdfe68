using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Render;

namespace Kcl.Net.Kustomize;

/// <summary>A node tree as Go writes the struct that holds it: not what it means but how it stands in its file, places and styles too.</summary>
internal static class NodeJson
{
    public static void Write(Node node, StringBuilder output)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var placed = node as PlacedNode;
        output.Append(CultureInfo.InvariantCulture, $"{{\"Kind\":{Kind(node.Kind)},\"Style\":{(int)node.Style}");
        Text("Tag", node.Tag);
        Text("Value", node.Value);
        output.Append(",\"Anchor\":\"\",\"Alias\":null,\"Content\":");
        if (node.Content.Length == 0)
        {
            output.Append("null");
        }
        else
        {
            for (var i = 0; i < node.Content.Length; i++)
            {
                output.Append(i == 0 ? '[' : ',');
                Write(node.Content[i], output);
            }

            output.Append(']');
        }

        Text("HeadComment", placed?.HeadComment ?? "");
        Text("LineComment", placed?.LineComment ?? "");
        output.Append(CultureInfo.InvariantCulture, $",\"FootComment\":\"\",\"Line\":{placed?.DocumentLine ?? 0},\"Column\":{placed?.Column ?? 0}}}");

        void Text(string name, string text)
        {
            output.Append(",\"").Append(name).Append("\":");
            GoJsonWriter.WriteString(text, output);
        }
    }

    private static int Kind(NodeKind kind) => kind switch
    {
        NodeKind.Sequence => 2,
        NodeKind.Mapping => 4,
        NodeKind.Scalar => 8,
        _ => 0,
    };
}
