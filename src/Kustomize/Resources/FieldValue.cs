using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>The value at a path such as `spec.ports[0].port`.</summary>
internal static class FieldValue
{
    /// <summary>The value; null when there is none.</summary>
    public static Value? Read(Resource resource, string path)
    {
        try
        {
            if (NodePath.Lookup(resource.Root, NodeKind.None, Parts(path)) is not { } node)
            {
                return null;
            }

            return node.Kind switch
            {
                NodeKind.Mapping or NodeKind.Sequence => NodeValues.Of(node),
                NodeKind.Scalar => Scalar(node),
                _ => null,
            };
        }
        catch (KustomizeException)
        {
            return null;
        }
    }

    private static Value? Scalar(Node node)
    {
        var text = node.Value;
        switch (node.Tag)
        {
            case Tags.Int:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? IntValue.Of(integer) : null;
            case Tags.Float:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new FloatValue(number) : null;
            case Tags.Bool:
                return text is "true" or "True" or "TRUE" ? BoolValue.True : text is "false" or "False" or "FALSE" ? BoolValue.False : null;
            default:
                return new StrValue(text);
        }
    }

    /// <summary>Takes the index of `ports[0]` apart.</summary>
    private static List<string> Parts(string path)
    {
        var parts = new List<string>();
        foreach (var part in PathText.SplitDotted(path))
        {
            var open = part.LastIndexOf('[');
            if (open >= 0 && part.EndsWith(']') && part.Length > open + 2 && part.AsSpan(open + 1, part.Length - open - 2).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                if (open > 0)
                {
                    parts.Add(part[..open]);
                }

                parts.Add(part[(open + 1)..^1]);
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }
}
