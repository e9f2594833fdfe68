using Kcl.Net.Composition.Reports;

namespace Kcl.Net.Cli.Verbs;

/// <summary>What `akua inspect` says of a package, as text. Of a chart's values it lists those at the top; JSON has all.</summary>
internal static class PackageReportText
{
    public static void Write(Invocation invocation, string path, PackageReport report)
    {
        invocation.WriteLine(report.Manifest is { } manifest ? $"{path}: {manifest.Name}@{manifest.Version}" : path);
        foreach (var option in report.Options)
        {
            invocation.WriteLine($"  option {option.Name}{(option.Type is null ? "" : ": " + option.Type)}{(option.Required ? " (required)" : "")}{(option.Default is null ? "" : " = " + option.Default)}{(option.Help is null ? "" : "  " + option.Help)}");
        }

        Section(invocation, "inputs", report.Inputs.Select(Line));
        Section(invocation, "imports", report.Imports);
        Section(invocation, "dependencies", report.Dependencies.SelectMany(Lines));
        Section(invocation, "not known", report.Problems.Select(static p => $"[{p.Code}] {p.Message}"));
    }

    private static void Section(Invocation invocation, string title, IEnumerable<string> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst)
            {
                invocation.WriteLine("  " + title + ":");
                isFirst = false;
            }

            invocation.WriteLine("    " + line);
        }
    }

    private static IEnumerable<string> Lines(ReportedDependency dependency)
    {
        var declared = dependency.Declaration;
        var version = declared.Version is { } v ? "@" + v : "";
        var digest = dependency.Locked?.Digest is { } pin ? ", " + pin[..Math.Min(pin.Length, 19)] : ", not locked";
        yield return $"{declared.Alias}{version} ({declared.Kind} {declared.Location}{digest}{(dependency.IsVendored ? ", vendored" : "")})";
        if (dependency.Import is { } import)
        {
            yield return $"  {dependency.Content}: import {import}{(dependency.TypedBy is { } file ? $", typed by {file}" : "")}";
        }

        foreach (var value in dependency.Values.Where(static v => !v.Name.Contains('.', StringComparison.Ordinal)))
        {
            yield return "    " + Line(value);
        }
    }

    private static string Line(ReportedValue value)
    {
        var about = value.Description.Split('\n')[0];
        return $"{value.Name}: {value.Type}{(value.IsRequired ? " (required)" : "")}{(value.Default is { } initial ? " = " + initial.ReplaceLineEndings(" ") : "")}{(about.Length > 0 ? "  # " + about : "")}";
    }
}
