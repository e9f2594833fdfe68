using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`helm template`: renders a chart and prints the manifests of the release.</summary>
public static class HelmTemplate
{
    private const int MaxReleaseName = 53;

    /// <summary>The text Helm prints. Throws <see cref="HelmException"/> with what it prints after `Error: `.</summary>
    public static string Run(Chart chart, DictValue values, HelmTemplateOptions options) => Run(ChartProgram.Compile(chart), values, options);

    /// <summary>Complains about options that are wrong whatever the chart is; Helm does so before it reads values.</summary>
    public static void Check(HelmTemplateOptions options) => Capabilities(options);

    public static string Run(ChartProgram program, DictValue values, HelmTemplateOptions options)
    {
        var capabilities = Capabilities(options);
        CheckInstallable(program.Chart);
        CheckReleaseName(options.ReleaseName);
        try
        {
            var release = new ReleaseOptions(options.ReleaseName, options.Namespace) { IsUpgrade = options.IsUpgrade };
            var rendering = program.Render(values, release, capabilities, options.Entropy, options.Budget, options.Validator);
            return Print(rendering, options);
        }
        catch (HelmException failure) when (failure.IsRendering && !options.Debug)
        {
            throw new HelmException(failure.Message + "\n\nUse --debug flag to render out invalid YAML", failure)
            {
                File = failure.File,
                Line = failure.Line,
                Column = failure.Column,
                IsRendering = true,
            };
        }
    }

    private static string Print(ChartRendering rendering, HelmTemplateOptions options)
    {
        var files = new List<RenderedTemplate>();
        foreach (var template in rendering.Templates)
        {
            if (!template.Path.EndsWith("NOTES.txt", StringComparison.Ordinal) && template.Text.AsSpan().Trim().Length > 0)
            {
                files.Add(template);
            }
        }

        var (manifests, hooks) = ManifestSorting.Sort(files);
        var text = new StringBuilder();
        if (options.IncludeCrds)
        {
            AppendCrds(rendering.Root, text);
        }

        foreach (var manifest in manifests)
        {
            Append(text, manifest.Path, manifest.Text);
        }

        var output = new StringBuilder(text.ToString().Trim()).Append('\n');
        foreach (var hook in hooks)
        {
            if (!options.NoHooks && !(options.SkipTests && hook.IsTest))
            {
                Append(output, hook.Path, hook.Text);
            }
        }

        return options.ShowOnly.Count == 0 ? output.ToString() : ShownOnly.Select(output.ToString(), options.ShowOnly);
    }

    private static void Append(StringBuilder output, string path, string text) =>
        output.Append("---\n# Source: ").Append(path).Append('\n').Append(text).Append('\n');

    private static void AppendCrds(ChartInstance chart, StringBuilder output)
    {
        foreach (var file in chart.Source.Files)
        {
            if (file.Path.StartsWith("crds/", StringComparison.Ordinal)
                && PathFunctions.Extension(file.Path).ToLowerInvariant() is ".yaml" or ".yml" or ".json")
            {
                Append(output, chart.FullPath + "/" + file.Path, file.Text);
            }
        }

        foreach (var child in chart.Children)
        {
            AppendCrds(child, output);
        }
    }

    private static HelmCapabilities Capabilities(HelmTemplateOptions options)
    {
        var capabilities = HelmCapabilities.Default;
        if (options.KubeVersion.Length > 0)
        {
            try
            {
                capabilities = capabilities with { KubeVersion = KubeVersion.Parse(options.KubeVersion) };
            }
            catch (FormatException failure)
            {
                throw new HelmException($"invalid kube version '{options.KubeVersion}': {failure.Message}", failure);
            }
        }

        return options.ApiVersions.Count == 0 ? capabilities : capabilities with { ApiVersions = [.. capabilities.ApiVersions, .. options.ApiVersions] };
    }

    private static void CheckInstallable(Chart chart)
    {
        if (chart.Metadata.Type is not ("" or "application"))
        {
            throw new HelmException(chart.Metadata.Type + " charts are not installable");
        }

        var missing = new List<string>();
        foreach (var dependency in chart.Metadata.Dependencies ?? [])
        {
            var found = false;
            foreach (var subchart in chart.Subcharts)
            {
                found |= subchart.Name == dependency.Name;
            }

            if (!found)
            {
                missing.Add(dependency.Name);
            }
        }

        if (missing.Count > 0)
        {
            throw new HelmException(
                "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: "
                + "found in Chart.yaml, but missing in charts/ directory: " + string.Join(", ", missing));
        }
    }

    private static void CheckReleaseName(string name)
    {
        if (name.Length == 0)
        {
            throw new HelmException("release name check failed: release name \"\": no name provided");
        }

        var valid = name.Length is > 0 and <= MaxReleaseName;
        foreach (var label in name.Split('.'))
        {
            valid &= label.Length > 0 && IsAlphanumeric(label[0]) && IsAlphanumeric(label[^1]);
            foreach (var c in label)
            {
                valid &= IsAlphanumeric(c) || c == '-';
            }
        }

        if (!valid)
        {
            throw new HelmException($"release name check failed: release name {Templating.GoFormat.Quote(name)}: invalid release name, must match regex "
                + @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53");
        }
    }

    private static bool IsAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
