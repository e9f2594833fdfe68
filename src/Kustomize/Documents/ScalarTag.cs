namespace Kcl.Net.Kustomize;

/// <summary>Which tag a scalar is written with, as yaml.v3 decides it: none when the text says the same without.</summary>
internal static class ScalarTag
{
    /// <param name="isForced">Plain text that would be read as another type and must be quoted.</param>
    public static string Written(Node node, out bool isForced)
    {
        isForced = false;
        var tag = node.Tag;
        if (tag.Length == 0 || (node.Style & NodeStyle.Tagged) != 0)
        {
            return tag;
        }

        if (tag == Tags.Str && (node.Style & NodeStyle.Quoted) != 0)
        {
            return "";
        }

        var implied = Scalar12.TagOf(node.Value);
        if (implied == tag)
        {
            return "";
        }

        isForced = tag == Tags.Str;
        return isForced ? "" : tag;
    }
}
