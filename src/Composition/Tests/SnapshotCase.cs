using System.Text;
using Kcl.Net.Comparison;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Composition.Tests;

/// <summary>How a render case ended.</summary>
/// <param name="Name">The case's folder name.</param>
/// <param name="Folder">Its folder as messages show it.</param>
/// <param name="Failures">Why it failed; empty when it passed.</param>
/// <param name="Difference">What the snapshot and the render differ in, when it is resources.</param>
/// <param name="Updated">Whether the snapshot was written.</param>
/// <param name="Duration">How long it took.</param>
public sealed record SnapshotResult(string Name, string Folder, IReadOnlyList<Diagnostic> Failures, RenderDifference? Difference, bool Updated, TimeSpan Duration)
{
    public bool Passed => Failures.Count == 0;
}

/// <summary>
/// A folder below `tests/`: with its `inputs.yaml` (without one: the package's own) the package renders exactly the files of
/// `snapshot/`, or, where there is an `error.txt`, fails with exactly its lines `CODE: message`.
/// </summary>
internal sealed class SnapshotCase(string folder)
{
    private const string Root = "tests";
    private const string Inputs = "inputs.yaml";
    private const string Snapshot = "snapshot";
    private const string Error = "error.txt";

    public string Name { get; } = Path.GetFileName(folder);

    public static IEnumerable<SnapshotCase> Below(string package)
    {
        var root = Path.Combine(package, Root);
        return Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Where(IsCase).Order(StringComparer.Ordinal).Select(static d => new SnapshotCase(d))
            : [];
    }

    public SnapshotResult Run(PackageTestRequest request)
    {
        var clock = request.Assertions.Clock;
        var started = clock?.GetTimestamp() ?? 0;
        var result = Compare(request);
        return result with { Duration = clock?.GetElapsedTime(started) ?? TimeSpan.Zero };
    }

    private static bool IsCase(string folder) =>
        File.Exists(Path.Combine(folder, Inputs)) || File.Exists(Path.Combine(folder, Error)) || Directory.Exists(Path.Combine(folder, Snapshot));

    private SnapshotResult Compare(PackageTestRequest request)
    {
        var inputs = Path.Combine(folder, Inputs);
        RenderedPackage rendered;
        try
        {
            rendered = PackageRenderer.Render(new RenderRequest(request.PackagePath)
            {
                InputsPath = File.Exists(inputs) ? inputs : null,
                Artifacts = request.Artifacts,
                RejectReplace = request.RejectReplace,
                Cancellation = request.Cancellation,
                Entropy = FixedEntropy.Instance,
            });
        }
        catch (DiagnosticException e)
        {
            return Failed(request, e.Diagnostics);
        }

        if (File.Exists(ErrorPath))
        {
            return Failing(Differs("the render succeeds, but `error.txt` says how it must fail"));
        }

        return request.UpdateSnapshots ? Update(rendered) : Compare(rendered);
    }

    private string ErrorPath => Path.Combine(folder, Error);

    private string SnapshotPath => Path.Combine(folder, Snapshot);

    private SnapshotResult Failed(PackageTestRequest request, IReadOnlyList<Diagnostic> failures)
    {
        if (!File.Exists(ErrorPath))
        {
            return Failing([.. failures]);
        }

        var text = new StringBuilder();
        foreach (var failure in failures.Where(static f => !f.IsEcho))
        {
            text.Append(failure.Code).Append(": ").Append(failure.Message).Append('\n');
        }

        if (File.ReadAllText(ErrorPath).ReplaceLineEndings("\n").TrimEnd('\n') == text.ToString().TrimEnd('\n'))
        {
            return Passing(updated: false);
        }

        if (!request.UpdateSnapshots)
        {
            return Failing([Differs("the render fails in another way than `error.txt` says"), .. failures]);
        }

        File.WriteAllText(ErrorPath, text.ToString());
        return Passing(updated: true);
    }

    private SnapshotResult Update(RenderedPackage rendered)
    {
        if (Directory.Exists(SnapshotPath) && Differing(rendered).Count == 0)
        {
            return Passing(updated: false);
        }

        OutputDirectory.Replace(SnapshotPath, rendered);
        return Passing(updated: true);
    }

    private SnapshotResult Compare(RenderedPackage rendered)
    {
        if (!Directory.Exists(SnapshotPath))
        {
            return Failing(Differs("there is no `snapshot` yet"));
        }

        var files = Differing(rendered);
        if (files.Count == 0)
        {
            return Passing(updated: false);
        }

        var difference = ResourceComparer.Compare(ManifestFolder.Read(SnapshotPath), rendered.Manifests.Select(static m => (DictValue)m.Resource));
        return difference.IsEmpty
            ? Failing(Differs("only order or notation differ from the snapshot: " + string.Join(", ", files)))
            : Failing(Differs("the render differs from its snapshot")) with { Difference = difference };
    }

    /// <summary>Names of files that are missing, surplus or other than what was rendered.</summary>
    private List<string> Differing(RenderedPackage rendered)
    {
        var expected = Directory.EnumerateFiles(SnapshotPath).Select(static f => Path.GetFileName(f)).ToHashSet(StringComparer.Ordinal);
        var differing = rendered.Manifests.Where(m => !expected.Remove(m.Name) || File.ReadAllText(Path.Combine(SnapshotPath, m.Name)) != m.Text).Select(static m => m.Name).ToList();
        differing.AddRange(expected);
        differing.Sort(StringComparer.Ordinal);
        return differing;
    }

    private Diagnostic Differs(string message) => new(RenderCodes.Snapshot, "", message)
    {
        Path = folder,
        Help = "if this is meant, run `akua test --update-snapshots`",
    };

    private SnapshotResult Passing(bool updated) => new(Name, folder, [], null, updated, TimeSpan.Zero);

    private SnapshotResult Failing(params IReadOnlyList<Diagnostic> failures) => new(Name, folder, failures, null, false, TimeSpan.Zero);
}
