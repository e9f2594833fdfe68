using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Testing;

namespace Kcl.Net.Composition.Tests;

/// <summary>Which tests of a package to run, and how.</summary>
/// <param name="PackagePath">The package file as messages show it.</param>
public sealed record PackageTestRequest(string PackagePath)
{
    /// <summary>Assertions, pattern and coverage; its host, options and packages are set here.</summary>
    public TestOptions Assertions { get; init; } = new();

    /// <summary>Write what the renders give as what they must give.</summary>
    public bool UpdateSnapshots { get; init; }

    /// <summary>Where remote dependencies come from.</summary>
    public IArtifactSource? Artifacts { get; init; }

    /// <summary>Refuse local replacements of dependencies.</summary>
    public bool RejectReplace { get; init; }

    public CancellationToken Cancellation { get; init; }
}

/// <summary>The outcomes of a package's tests.</summary>
public sealed record PackageTestReport(TestReport Assertions, IReadOnlyList<SnapshotResult> Snapshots)
{
    public bool Passed => Assertions.Passed && Snapshots.All(static s => s.Passed);
}

/// <summary>
/// The tests of a package: the `test_*` lambdas of the `*_test.k` files beside it, which see the package's own names, and a render for
/// each folder below `tests/` (<see cref="SnapshotCase"/>).
/// </summary>
public static class PackageTests
{
    public static PackageTestReport Run(PackageTestRequest request) => DeepStack.Run(() => RunDeep(request));

    private static PackageTestReport RunDeep(PackageTestRequest request)
    {
        var assertions = Assertions(request);
        if (request.Assertions.FailFast && !assertions.Passed)
        {
            return new PackageTestReport(assertions, []);
        }

        var snapshots = new List<SnapshotResult>();
        foreach (var snapshot in SnapshotCase.Below(RenderSession.Folder(request.PackagePath)).Where(c => TestRunner.Matches(request.Assertions.NamePattern, c.Name)))
        {
            snapshots.Add(snapshot.Run(request));
            if (request.Assertions.FailFast && !snapshots[^1].Passed)
            {
                break;
            }
        }

        return new PackageTestReport(assertions, snapshots);
    }

    private static TestReport Assertions(PackageTestRequest request)
    {
        var rules = new RenderRequest(request.PackagePath) { Artifacts = request.Artifacts, RejectReplace = request.RejectReplace, Cancellation = request.Cancellation };
        var session = new RenderSession(rules, new WorkBudget(request.Cancellation, maxMemoryBytes: rules.MaxMemoryBytes));
        var package = session.Open(request.PackagePath);
        session.FetchAll(package);
        var tests = TestPackage.Of(request.PackagePath, session.Sources);
        return TestRunner.Run(tests is null ? [] : [tests], session.Sources, request.Assertions with { Host = new PackageTestHost(session, package) });
    }
}
