using Kcl.Net.Diagnostics;

namespace Kcl.Net.Composition;

/// <summary>
/// Renders a package: reads inputs, resolves and verifies dependencies, evaluates the program sealed from the world, and
/// turns its `resources` into manifests. Writes nothing. Throws <see cref="DiagnosticException"/> with every failure found.
/// </summary>
public static class PackageRenderer
{
    public static RenderedPackage Render(RenderRequest request) => DeepStack.Run(() => RenderDeep(request));

    private static RenderedPackage RenderDeep(RenderRequest request)
    {
        var budget = new WorkBudget(request.Cancellation, maxMemoryBytes: request.MaxMemoryBytes, timeLimit: request.TimeLimit);
        var session = new RenderSession(request, budget);
        try
        {
            var package = session.Open(request.PackagePath);
            session.FetchAll(package);
            var inputs = InputsFile.Read(request);
            budget.CheckTime();
            var resources = package.Evaluate(new PackageContext(session, package), inputs);
            return new RenderedPackage(ResourceList.Manifests(resources, budget), session.Warnings) { Entropy = session.EntropyRecord };
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics.Select(AsRenderFailure).ToList());
        }
        catch (OperationCanceledException)
        {
            throw new DiagnosticException(LimitFailure(new LimitExceededException(LimitKind.Time, "")) with { Path = request.PackagePath });
        }
        catch (LimitExceededException e)
        {
            throw new DiagnosticException(LimitFailure(e) with { Path = request.PackagePath });
        }
    }

    /// <summary>Failures of the program get the render's code; those with a code of their own keep it.</summary>
    private static Diagnostic AsRenderFailure(Diagnostic diagnostic) =>
        diagnostic.Code.StartsWith("E_", StringComparison.Ordinal) ? diagnostic : diagnostic with { Code = RenderCodes.Kcl };

    private static Diagnostic LimitFailure(LimitExceededException e) => e.Kind switch
    {
        LimitKind.Time => e.ToDiagnostic(RenderCodes.Deadline, "the time limit was reached") with { Help = "allow more time with --timeout" },
        LimitKind.Output => e.ToDiagnostic(RenderCodes.OutputTooLarge, e.Message),
        _ => e.ToDiagnostic(RenderCodes.Limit, e.Message),
    };
}
