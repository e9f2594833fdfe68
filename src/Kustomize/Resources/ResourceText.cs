using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Resources as text.</summary>
internal static class ResourceText
{
    /// <summary>One line of JSON, as messages show a resource.</summary>
    public static string Json(Resource resource)
    {
        try
        {
            return resource.Root is null ? "{}" : GoJsonWriter.ToJson(NodeValues.Of(resource.Root));
        }
        catch (Exception failure) when (failure is KustomizeException or GoEncodingException)
        {
            return $"<{failure.Message}>";
        }
    }

    /// <summary>As the build prints it.</summary>
    public static string Yaml(Resource resource)
    {
        var text = new StringBuilder();
        Write(resource, text);
        return text.ToString();
    }

    /// <summary>Appends the document; a failure shows the whole value, as kustomize does.</summary>
    public static void Write(Resource resource, StringBuilder output)
    {
        Value value;
        try
        {
            value = NodeValues.Of(resource.Root!);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("map[string]interface {}(nil)", failure);
        }

        try
        {
            GoYamlWriter.Write(value, output);
        }
        catch (GoEncodingException failure)
        {
            throw KustomizeException.Wrap(GoPrinting.Syntax(value), failure);
        }
    }
}
