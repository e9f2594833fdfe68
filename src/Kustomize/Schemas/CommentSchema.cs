using Kcl.Net.Decoding;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>A schema given in a comment: `items: # {"type": "array", "x-kubernetes-patch-strategy": "merge"}`.</summary>
internal static class CommentSchema
{
    /// <summary>The schema in the comments beside or above a node; null when there is none.</summary>
    public static DictValue? Of(Node? node)
    {
        if (node is not PlacedNode placed)
        {
            return null;
        }

        foreach (var comment in (ReadOnlySpan<string>)[placed.LineComment, placed.HeadComment])
        {
            if (comment.Length > 0)
            {
                return Read(comment.TrimStart('#'));
            }
        }

        return null;
    }

    private static DictValue? Read(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            return JsonReader.Read(text, JsonOptions.Exact) is DictValue { Count: > 0 } schema ? schema : null;
        }
        catch (DataFormatException)
        {
            return null;
        }
    }
}
