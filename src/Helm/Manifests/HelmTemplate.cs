using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`helm template`: renders a chart and prints the manifests of the release.</summary>
public static class HelmTemplate
{
    private const int MaxReleaseName = 53;

    /// <summary>The text Helm prints. Throws <see cref="HelmException"/> with what it prints after `Error: `.</summary>
    public static string Run(Chart chart, DictValue values, HelmTemplateOptions options) => Run(ChartProgram.Compile(chart), values, options);

    public static string Run(ChartProgram program, DictValue values, HelmTemplateOptions options) => Render(program, values, options).Print(options.ShowOnly);

    /// <summary>Complains about options that are wrong whatever the chart is; Helm does so before it reads values.</summary>
    public static void Check(HelmTemplateOptions options) => Capabilities(options);

    /// <summary>Renders without printing. Throws <see cref="HelmException"/>.</summary>
    public static HelmRelease Render(ChartProgram program, DictValue values, HelmTemplateOptions options)
    {
        var capabilities = Capabilities(options);
        CheckInstallable(program.Chart);
        CheckReleaseName(options.ReleaseName);
        try
        {
            var release = new ReleaseOptions(options.ReleaseName, options.Namespace) { IsUpgrade = options.IsUpgrade };
            return Sorted(program.Render(values, release, capabilities, options.Entropy, options.Budget, !options.SkipSchemaValidation), program.Heads, options);
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
        catch (HelmException failure) when (failure.IsRendering && failure.Output is null)
        {
            throw WithOutput(failure, [], options);
        }
    }

    /// <summary>A duration as Go writes it, `1h5m0.5s`, at most the days a timer holds; null for another text and for negative ones.</summary>
    public static TimeSpan? Duration(string text) =>
        GoDuration.Parse(text) is { } nanoseconds and >= 0
            ? TimeSpan.FromTicks(Math.Min(nanoseconds / TimeSpan.NanosecondsPerTick, TimeSpan.FromDays(24).Ticks))
            : null;

    /// <summary>The release name a `--name-template` gives.</summary>
    public static string NameFrom(string template, IHelmEntropy entropy)
    {
        const string Name = "name-template";
        try
        {
            return TemplateSet.Empty(HelmFunctions.Find, new TemplateOptions(MissingKey.Default, Name)).Parse(Name, template)
                .Execute(Name, NoneValue.Instance, new TemplateRun(WorkBudget.Unlimited, new HelmRun(entropy, "")));
        }
        catch (Exception failure) when (failure is TemplateParseException or TemplateExecException)
        {
            throw new HelmException(failure.Message, failure);
        }
    }

    private static HelmRelease Sorted(ChartRendering rendering, ManifestHeads heads, HelmTemplateOptions options)
    {
        var files = new List<RenderedTemplate>();
        foreach (var template in rendering.Templates)
        {
            if (!template.Path.EndsWith("NOTES.txt", StringComparison.Ordinal) && template.Text.AsSpan().Trim().Length > 0)
            {
                files.Add(template);
            }
        }

        files.Sort(static (a, b) => Utf8Order.Compare(a.Path, b.Path));
        try
        {
            var (manifests, hooks) = ManifestSorting.Sort(files, heads);
            hooks.RemoveAll(h => options.NoHooks || (options.SkipTests && h.IsTest));
            var crds = new List<ReleaseDocument>();
            if (options.IncludeCrds)
            {
                AddCrds(rendering.Root, crds);
            }

            return new HelmRelease(crds, manifests.ConvertAll(static m => m.Document), hooks.ConvertAll(static m => m.Document));
        }
        catch (HelmException failure) when (options.Debug)
        {
            throw WithOutput(failure, files.ConvertAll(static f => new ReleaseDocument(f.Path, f.Text)), options);
        }
    }

    /// <summary>With `--debug` the texts that could not be read are shown before the failure is.</summary>
    private static HelmException WithOutput(HelmException failure, IReadOnlyList<ReleaseDocument> documents, HelmTemplateOptions options)
    {
        string output;
        try
        {
            output = new HelmRelease([], documents, []).Print(options.ShowOnly);
        }
        catch (HelmException)
        {
            output = "";
        }

        return new HelmException(failure.Message, failure) { File = failure.File, Line = failure.Line, Column = failure.Column, IsRendering = true, Output = output };
    }

    private static void AddCrds(ChartInstance chart, List<ReleaseDocument> crds)
    {
        foreach (var file in chart.Source.Files)
        {
            if (file.Path.StartsWith("crds/", StringComparison.Ordinal)
                && PathFunctions.Extension(file.Path).ToLowerInvariant() is ".yaml" or ".yml" or ".json")
            {
                crds.Add(new ReleaseDocument(chart.FullPath + "/" + file.Path, file.Text));
            }
        }

        foreach (var child in chart.Children)
        {
            AddCrds(child, crds);
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

        DependencyPresence.Check(chart);
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
            throw new HelmException($"release name check failed: release name {GoFormat.Quote(name)}: invalid release name, must match regex "
                + @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53");
        }
    }

    private static bool IsAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
