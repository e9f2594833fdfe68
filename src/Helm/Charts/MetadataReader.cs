using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using Kcl.Net.Versions;

namespace Kcl.Net.Helm;

/// <summary>Reads and checks `Chart.yaml`, with the dependencies of a version 1 chart's `requirements.yaml`.</summary>
internal static class MetadataReader
{
    public const string Version1 = "v1";

    public static ChartMetadata Read(IReadOnlyList<ChartFile> files)
    {
        ChartMetadata? metadata = null;
        foreach (var file in files)
        {
            if (file.Path == "Chart.yaml")
            {
                metadata = new MetadataDecoder("Chart.yaml").Decode(file.Text, new ChartMetadata());
                metadata = metadata.ApiVersion.Length == 0 ? metadata with { ApiVersion = Version1 } : metadata;
            }
        }

        foreach (var file in files)
        {
            if (file.Path == "requirements.yaml" && metadata is not null)
            {
                metadata = new MetadataDecoder("requirements.yaml").Decode(file.Text, metadata);
            }
        }

        return metadata ?? throw new HelmException("Chart.yaml file is missing");
    }

    public static void Check(ChartMetadata metadata)
    {
        if (metadata.ApiVersion.Length == 0)
        {
            throw Invalid("chart.metadata.apiVersion is required");
        }

        if (metadata.Name.Length == 0)
        {
            throw Invalid("chart.metadata.name is required");
        }

        if (metadata.Name is "." or "..")
        {
            throw Invalid($"chart.metadata.name {GoFormat.Quote(metadata.Name)} is not allowed");
        }

        if (metadata.Name != PathFunctions.Base(metadata.Name))
        {
            throw Invalid($"chart.metadata.name {GoFormat.Quote(metadata.Name)} is invalid");
        }

        if (metadata.Version.Length == 0)
        {
            throw Invalid("chart.metadata.version is required");
        }

        if (!SemanticVersion.TryParse(metadata.Version, out _))
        {
            throw Invalid($"chart.metadata.version {GoFormat.Quote(metadata.Version)} is invalid");
        }

        if (metadata.Type is not ("" or "application" or "library"))
        {
            throw Invalid("chart.metadata.type must be application or library");
        }

        CheckDependencies(metadata.Dependencies ?? []);
    }

    /// <summary>White space becomes a space, what cannot be printed is dropped.</summary>
    public static string Sanitize(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    public static HelmException Invalid(string message) => new("validation: " + message);

    private static void CheckDependencies(IReadOnlyList<ChartDependency> dependencies)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in dependencies)
        {
            foreach (var c in dependency.Alias)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
                {
                    throw Invalid($"dependency {GoFormat.Quote(dependency.Name)} has disallowed characters in the alias");
                }
            }

            var key = dependency.Alias.Length > 0 ? dependency.Alias : dependency.Name;
            if (!names.Add(key))
            {
                throw Invalid($"more than one dependency with name or alias {GoFormat.Quote(key)}");
            }
        }
    }
}
