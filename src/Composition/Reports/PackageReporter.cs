using Kcl.Net.Composition.Checks;
using Kcl.Net.Diagnostics;
using Kcl.Net.Export;
using Kcl.Net.Helm;
using Kcl.Net.Packages;
using Kcl.Net.Schema;
using Kcl.Net.Syntax;

namespace Kcl.Net.Composition.Reports;

/// <summary>Makes a <see cref="PackageReport"/>. What cannot be known is left out and named; only a file that does not parse is refused.</summary>
public static class PackageReporter
{
    public static PackageReport Of(string path, CancellationToken cancellation)
    {
        var options = PackageOptions.Of(path);
        return DeepStack.Run(() => new PackageReporting(path, cancellation).Report(options));
    }
}

/// <summary>One report being made.</summary>
internal sealed class PackageReporting
{
    private readonly RenderSession _session;
    private readonly Workspace _workspace;
    private readonly string _path;
    private readonly List<Diagnostic> _problems = [];

    public PackageReporting(string path, CancellationToken cancellation)
    {
        _path = path;
        _session = new RenderSession(new RenderRequest(path) { Cancellation = cancellation }, new WorkBudget(cancellation));
        _workspace = new Workspace(RenderSession.Folder(path));
    }

    public PackageReport Report(IReadOnlyList<PackageOption> options)
    {
        var check = new WorkspaceCheck(_session, _workspace);
        check.Run();
        _problems.AddRange(check.Steps.SelectMany(static s => s.Findings).Where(static f => f.Severity == Severity.Error));
        var package = _session.Open(_path, _ => check.Dependencies);
        package.Unresolved = check.Unresolved;
        var manifest = Manifest();
        return new PackageReport(options)
        {
            Imports = Parser.ParseModule(new SourceFile(_path, package.Main.Text!)).Body.OfType<ImportStatement>().Select(static i => i.RawPath).Distinct(StringComparer.Ordinal).ToList(),
            Manifest = manifest,
            Inputs = Inputs(package),
            Dependencies = manifest is null ? [] : Dependencies(manifest, package),
            Problems = _problems,
        };
    }

    private PackageManifest? Manifest()
    {
        try
        {
            return File.Exists(_workspace.ManifestPath) ? PackageManifest.Load(_workspace) : null;
        }
        catch (DiagnosticException)
        {
            // Said already.
            return null;
        }
    }

    private List<ReportedValue> Inputs(PackageUnit package)
    {
        try
        {
            var program = package.Load(new PackageContext(_session, package));
            var schema = new SchemaCatalog(program, Checker.Analyze(program)).Find(InputsCheck.Schema);
            return schema?.Attributes.Select(Value).ToList() ?? [];
        }
        catch (DiagnosticException e)
        {
            _problems.AddRange(e.Diagnostics);
            return [];
        }
    }

    private static ReportedValue Value(DeclaredAttribute attribute)
    {
        var text = attribute.Owner.File.Source.Text;
        string Written(SyntaxNode node) => text.Substring(node.Span.Start, node.Span.Length);
        return new ReportedValue(attribute.Name, attribute.TypeSyntax is { } type ? Written(type) : attribute.Type.ToString(), attribute is { IsOptional: false, Default: null, IsAssigned: false })
        {
            Default = attribute.Default is { } initial ? Written(initial) : null,
            Description = attribute.Description,
        };
    }

    private List<ReportedDependency> Dependencies(PackageManifest manifest, PackageUnit package)
    {
        var pins = Pins();
        return manifest.Dependencies.Select(d =>
        {
            var report = new ReportedDependency(d, pins.Find(d));
            return package.Dependencies.FirstOrDefault(r => r.Alias == d.Alias) is { } resolved ? Resolved(report, resolved, package) : report;
        }).ToList();
    }

    private PackageLock Pins()
    {
        try
        {
            return PackageLock.Load(_workspace);
        }
        catch (DiagnosticException)
        {
            return PackageLock.Empty;
        }
    }

    private ReportedDependency Resolved(ReportedDependency report, ResolvedDependency resolved, PackageUnit package)
    {
        var (content, import) = resolved.Kind switch
        {
            DependencyKind.HelmChart => ("chart", "charts." + resolved.KclIdentifier),
            DependencyKind.AkuaPackage => ("package", "pkgs." + resolved.KclIdentifier),
            _ => ("module", resolved.KclIdentifier),
        };
        report = report with { Content = content, Import = import, IsVendored = resolved.Vendored };
        if (resolved.Kind != DependencyKind.HelmChart)
        {
            return report;
        }

        try
        {
            var types = ChartTypes.Of(_session.Chart(resolved.Directory, content: null).Chart, package.Shown(resolved.Directory), Comments(resolved.Directory), _problems);
            var typedBy = types.Schemas.Count == 0 ? null : types.IsFromSchema ? "values.schema.json" : "values.yaml";
            return report with { TypedBy = typedBy, Values = ReportedValues.Of(types) };
        }
        catch (HelmException e)
        {
            _problems.Add(new Diagnostic(PackageCodes.InspectFail, "", e.Message.Replace(resolved.Directory, package.Shown(resolved.Directory), StringComparison.Ordinal)) { Path = package.Shown(resolved.Directory) });
            return report;
        }
    }

    private static Dictionary<string, string> Comments(string directory)
    {
        var values = new FileInfo(Path.Combine(directory, "values.yaml"));
        return values.Exists && values.LinkTarget is null ? ValuesComments.Read(File.ReadAllText(values.FullName)) : [];
    }
}
