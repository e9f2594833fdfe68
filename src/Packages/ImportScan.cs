using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>Reads the import lines at the top of `package.k`, to tell early that a chart is not imported as a module.</summary>
internal static class ImportScan
{
    public static IEnumerable<Diagnostic> ChartsImportedAsModules(Workspace workspace, IReadOnlyDictionary<string, DependencyKind> kinds)
    {
        var path = Path.Combine(workspace.Root, "package.k");
        if (!kinds.Values.Contains(DependencyKind.HelmChart) || !File.Exists(path))
        {
            yield break;
        }

        var file = new SourceFile(workspace.Shown("package.k"), File.ReadAllText(path));
        var start = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["import", var target, ..] && target.Split('.')[0] is var name && kinds.TryGetValue(name, out var kind) && kind == DependencyKind.HelmChart)
            {
                var at = start + line.IndexOf(target, StringComparison.Ordinal);
                yield return Diagnostic.At(PackageCodes.DepKindMismatch, "", new Origin(file, new TextSpan(at, target.Length)), $"`{name}` is a Helm chart and no KCL module") with
                {
                    Path = file.Path,
                    Help = $"write `import charts.{name}`",
                };
            }

            start += line.Length + 1;
        }
    }
}
