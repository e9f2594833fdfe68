using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition.Checks;

/// <summary>
/// Everything that can be said of a package without rendering it: its manifest and lock, its dependencies against their pins, the
/// types of its code and of what it imports, and its inputs. A failure of one part does not hide those of the others.
/// </summary>
public static class PackageChecker
{
    private static readonly string[] InputsFiles = ["inputs.yaml", "inputs.example.yaml"];

    /// <summary>All parts, in the order they are looked at. <see cref="RenderRequest.InputsPath"/> adds one inputs file to those beside the package.</summary>
    public static IReadOnlyList<CheckStep> Check(RenderRequest request) => DeepStack.Run(() => CheckDeep(request, withInputs: true));

    /// <summary>What is said of the package's code alone, warnings included.</summary>
    public static IReadOnlyList<Diagnostic> Lint(RenderRequest request) =>
        DeepStack.Run(() => CheckDeep(request, withInputs: false)).Where(static s => s.Name is not ("manifest" or "lockfile")).SelectMany(static s => s.Findings).ToList();

    private static List<CheckStep> CheckDeep(RenderRequest request, bool withInputs)
    {
        var session = new RenderSession(request, new WorkBudget(request.Cancellation, maxMemoryBytes: request.MaxMemoryBytes, timeLimit: request.TimeLimit));
        var workspace = new WorkspaceCheck(session, new Workspace(RenderSession.Folder(request.PackagePath)));
        workspace.Run();
        var steps = new List<CheckStep>(workspace.Steps);
        PackageUnit package;
        try
        {
            package = session.Open(request.PackagePath, _ => workspace.Dependencies);
        }
        catch (DiagnosticException e)
        {
            steps.Add(new CheckStep("package", e.Diagnostics));
            return steps;
        }

        package.Unresolved = workspace.Unresolved;
        session.FetchAll(package);
        var context = new PackageContext(session, package);
        var code = CodeCheck.Of(package, context);
        steps.Add(new CheckStep("package", [.. code.Findings, .. session.Warnings.Where(static w => w.Code == RenderCodes.ChartTypes)]));
        if (withInputs && code.Declared.Contains(InputsCheck.Schema))
        {
            steps.AddRange(InputsOf(request).Select(f => new CheckStep(Path.GetFileName(f), InputsCheck.Findings(session, package, context, f))));
        }

        return steps;
    }

    private static IEnumerable<string> InputsOf(RenderRequest request)
    {
        var folder = Path.GetDirectoryName(request.PackagePath) ?? "";
        var beside = InputsFiles.Select(f => Path.Combine(folder, f)).Where(File.Exists);
        return request.InputsPath is { } given ? beside.Prepend(given).Distinct(StringComparer.Ordinal) : beside;
    }
}
