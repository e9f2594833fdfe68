using Kcl.Net.Diagnostics;

namespace Kcl.Net.Composition;

/// <summary>
/// Renders a package: reads inputs, resolves and verifies dependencies, evaluates the program sealed from the world, and
/// turns its `resources` into manifests. Writes nothing. Throws <see cref="DiagnosticException"/> with every failure found.
/// </summary>
public static class PackageRenderer
{
    public static RenderedPackage Render(RenderRequest request) => DeepStack.Run(() => RenderDeep(request));

    /// <summary>Renders with what other renders compiled, and leaves what this one compiles to them.</summary>
    public static RenderedPackage Render(RenderRequest request, SharedPrograms shared) => DeepStack.Run(() => TryShared(request, shared) ?? RenderDeep(request));

    /// <summary>Null when the render has something to say: only one with programs of its own names its own files.</summary>
    private static RenderedPackage? TryShared(RenderRequest request, SharedPrograms shared)
    {
        var session = new RenderSession(request, Budget(request), shared);
        try
        {
            var rendered = Render(session);
            return session.MaySpeakOfOthers ? null : rendered;
        }
        catch (Exception e) when (e is DiagnosticException or LimitExceededException)
        {
            return null;
        }
    }

    private static WorkBudget Budget(RenderRequest request) => new(request.Cancellation, maxMemoryBytes: request.MaxMemoryBytes, timeLimit: request.TimeLimit);

    private static RenderedPackage Render(RenderSession session)
    {
        var package = session.Open(session.Request.PackagePath);
        session.FetchAll(package);
        var inputs = InputsFile.Read(session.Request);
        session.Budget.CheckTime();
        var resources = package.Evaluate(new PackageContext(session, package), inputs);
        return new RenderedPackage(ResourceList.Manifests(resources, session.Budget), session.Warnings) { Entropy = session.EntropyRecord };
    }

    private static RenderedPackage RenderDeep(RenderRequest request)
    {
        try
        {
            return Render(new RenderSession(request, Budget(request)));
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
    internal static Diagnostic AsRenderFailure(Diagnostic diagnostic) =>
        diagnostic.Code.StartsWith("E_", StringComparison.Ordinal) ? diagnostic : diagnostic with { Code = RenderCodes.Kcl };

    private static Diagnostic LimitFailure(LimitExceededException e) => e.Kind switch
    {
        LimitKind.Time => e.ToDiagnostic(RenderCodes.Deadline, "the time limit was reached") with { Help = "allow more time with --timeout" },
        LimitKind.Output => e.ToDiagnostic(RenderCodes.OutputTooLarge, e.Message),
        _ => e.ToDiagnostic(RenderCodes.Limit, e.Message),
    };
}
