using System.Text;

namespace Kcl.Net.Kustomize;

/// <summary>Where a resource comes from, or what changed it, as the annotations of `buildMetadata` say it.</summary>
internal sealed record ResourceOrigin(string Path, string ConfiguredIn = "", string ApiVersion = "", string Kind = "", string Name = "", string Namespace = "")
{
    public ResourceOrigin Append(string path) => this with { Path = GoPath.Join(Path, path) };

    /// <summary>The origin of a transformer that is given as an object.</summary>
    public static ResourceOrigin? Of(Resource plugin)
    {
        const string Prefix = "path: ";
        if (plugin.Annotation(BuildAnnotations.Origin) is not { } text)
        {
            return null;
        }

        var path = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].TrimEnd('\n') : "";
        return new ResourceOrigin("", path, plugin.ApiVersion, plugin.Kind, plugin.Name, plugin.Namespace);
    }

    /// <summary>A small YAML document.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, "", "");
        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    /// <summary>The same as an item of a list.</summary>
    public string ToItem()
    {
        var text = new StringBuilder();
        Write(text, "- ", "  ");
        return text.ToString();
    }

    private void Write(StringBuilder text, string first, string indent)
    {
        void Line(string name, string value, string extra = "")
        {
            if (value.Length > 0)
            {
                text.Append(text.Length == 0 ? first : indent).Append(extra).Append(name).Append(": ").Append(NodeText.Write(ValueNodes.FromYaml(new Values.StrValue(value))));
            }
        }

        Line("path", Path);
        Line("configuredIn", ConfiguredIn);
        if (ApiVersion.Length + Kind.Length + Name.Length + Namespace.Length > 0)
        {
            text.Append(text.Length == 0 ? first : indent).Append("configuredBy:\n");
            Line("apiVersion", ApiVersion, "  ");
            Line("kind", Kind, "  ");
            Line("name", Name, "  ");
            Line("namespace", Namespace, "  ");
        }
    }

    public static void Set(Resource resource, ResourceOrigin origin)
    {
        var annotations = resource.Annotations();
        annotations[BuildAnnotations.Origin] = origin.ToString();
        resource.SetAnnotations(annotations);
    }

    /// <summary>Notes a transformer on every resource; on one without an origin, as its origin.</summary>
    public static void AddTransformation(ResourceSet set, ResourceOrigin origin)
    {
        foreach (var resource in set.Items)
        {
            var annotations = resource.Annotations();
            if (!annotations.ContainsKey(BuildAnnotations.Origin))
            {
                annotations[BuildAnnotations.Origin] = origin.ToString();
            }
            else
            {
                annotations[BuildAnnotations.Transformations] = annotations.GetValueOrDefault(BuildAnnotations.Transformations, "") + origin.ToItem();
            }

            resource.SetAnnotations(annotations);
        }
    }
}
