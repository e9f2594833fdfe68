using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>The keys of the manifest format, for reading, writing and "did you mean".</summary>
internal static class ManifestFields
{
    public static readonly string[] Root = ["package", "workspace", "signing", "dependencies"];
    public static readonly string[] Package = ["name", "version", "edition", "strict_signing"];
    public static readonly string[] Dependency = ["oci", "git", "path", "repo", "chart", "version", "tag", "rev", "branch", "subdir", "replace"];
    public static readonly string[] Sources = ["oci", "git", "path", "repo"];

    /// <summary>A dependency's fields as TOML, in the format's order.</summary>
    public static List<KeyValuePair<string, string>> Of(Dependency dependency)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var form = dependency.Form switch
        {
            DependencyForm.Oci => "oci",
            DependencyForm.Git => "git",
            DependencyForm.Path => "path",
            _ => "repo",
        };
        Add(form, dependency.Location);
        Add("chart", dependency.Chart);
        Add("version", dependency.Version);
        Add("tag", dependency.Tag);
        Add("rev", dependency.Rev);
        Add("branch", dependency.Branch);
        Add("subdir", dependency.Subdirectory);
        if (dependency.ReplacePath is { } replace)
        {
            fields.Add(new("replace", $"{{ path = {TomlText.String(replace)} }}"));
        }

        return fields;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                fields.Add(new(key, TomlText.String(value)));
            }
        }
    }
}
