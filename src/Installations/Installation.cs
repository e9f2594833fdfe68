using Kcl.Net.Comparison;
using Kcl.Net.Composition;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>What a new installation is made of.</summary>
/// <param name="Product">Where the product is; see <see cref="ProductSource"/>.</param>
public sealed record NewInstallation(string Product, string Id, string Customer, InputValues Inputs)
{
    public string? Version { get; init; }

    public string Branch { get; init; } = "main";
}

/// <summary>
/// What can be done with one installation: the repository at a path or URL. Each change is one commit, made completely or not at all.
/// </summary>
public sealed class Installation(string location, IArtifactSource artifacts, EventOptions options)
{
    private readonly CancellationToken _cancellation = options.Cancellation;

    /// <summary>Makes the installation. The repository is a folder that is absent or empty, or a repository without commits.</summary>
    public EventResult New(NewInstallation what)
    {
        var existed = Directory.Exists(location);
        if (!RepositoryLocation.IsUrl(location) && (!existed || !Directory.EnumerateFileSystemEntries(location).Any()))
        {
            if (options.Plan)
            {
                using var scratch = new TemporaryFolder();
                InstallRepository.Create(scratch.Path, what.Branch, bare: false, _cancellation);
                return Run(InstallRepository.Open(scratch.Path, _cancellation), NewEvent(what));
            }

            InstallRepository.Create(location, what.Branch, bare: false, _cancellation);
            try
            {
                return Run(InstallRepository.Open(location, _cancellation), NewEvent(what));
            }
            catch
            {
                Directory.Delete(existed ? Path.Combine(location, ".git") : location, recursive: true);
                throw;
            }
        }

        return RepositoryLocation.Use(location, _cancellation, r => Run(r, NewEvent(what with { Branch = r.Branch() })));
    }

    /// <summary>Changes values of `inputs.yaml`. <paramref name="edit"/> may change its text in any way.</summary>
    public EventResult Edit(InputValues values, Func<string, string>? edit = null) => Run("edit", (folder, _) =>
    {
        var path = Path.Combine(folder.Path, InstallFiles.Inputs);
        var before = File.ReadAllText(path);
        var document = new InputsDocument(edit?.Invoke(before) ?? before);
        foreach (var (name, value) in values.Read(Schema(folder.Path)))
        {
            document.Set(name, value);
        }

        File.WriteAllText(path, document.Text);
        InstallationRender.RequireInputs(folder.Path, _cancellation);
        var changes = FieldComparer.Compare(InputsDocument.Read(before), document.Values);
        var lines = changes.Select(static c => "  " + Words(c)).ToList();
        return new EventMessage(
            changes.Count switch
            {
                0 => "Edit the layout of inputs.yaml",
                <= 3 => "Set " + string.Join(", ", changes.Select(static c => c.After is null ? $"{c.Path} to its default" : $"{c.Path} to {Short(c.After)}")),
                _ => $"Change {changes.Count} inputs",
            },
            lines.Count == 0 ? [] : ["Inputs:", .. lines]);
    });

    /// <summary>Renders the branch's head and records the result when it differs; what was edited under `manifests/` is replaced.</summary>
    public EventResult Sync() => Run("sync", (folder, repository) =>
    {
        var committed = InstallationRender.Render(folder.Path, _cancellation, options.Shared);
        var different = InstallationRender.Differences(folder.Path, committed);
        var edited = folder.Commit is null ? [] : HandEdits(repository, folder.Commit, different);
        return new EventMessage(
            "Render manifests",
            edited.Count == 0 ? [] : ["Edited by hand under manifests/ and replaced:", .. edited.Select(static e => "  " + e)]);
    });

    /// <summary>Brings the inputs, package and pins of an earlier commit back as a new commit. Null means the state before the last event.</summary>
    public EventResult Rollback(string? revision) => Run("rollback", (folder, repository) =>
    {
        var target = repository.RequireCommit(revision ?? folder.Commit + "^");
        using var old = new TemporaryFolder();
        repository.Checkout(target, old.Path);
        _ = InstallRecord.Read(old.Path);
        foreach (var file in TreeWalk.Files(folder.Path, ".", _cancellation).Where(static f => InstallFiles.IsOwned(f.RelativePath)))
        {
            File.Delete(file.FullPath);
        }

        foreach (var file in TreeWalk.Files(old.Path, ".", _cancellation).Where(static f => InstallFiles.IsOwned(f.RelativePath)))
        {
            var copy = Path.Combine(folder.Path, file.RelativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file.FullPath, copy);
        }

        var entry = new InstallHistory(repository).Read(target, 1)[0];
        return new EventMessage($"Go back to {InstallRepository.Short(target)}: {entry.Title}", []);
    });

    /// <summary>
    /// Takes another version of the product, with a report of what that means for this installation. Values are set and unset on the way;
    /// a plan gives the report even when inputs have to be changed first.
    /// </summary>
    public (EventResult Result, BumpReport Report) Bump(BumpRequest request)
    {
        var report = BumpReport.Empty;
        try
        {
            var result = Run("bump", (folder, _) => UpstreamBump.Apply(folder.Path, request, artifacts, r => report = r, _cancellation));
            return (result, report);
        }
        catch (DiagnosticException) when (options.Plan && report.IsBlocked)
        {
            return (new EventResult("bump", $"{report.From} to {report.To} needs other inputs", null, new RenderDifference([], [], [], 0), []) { Lines = report.Lines() }, report);
        }
    }

    /// <summary>The JSON Schema of an installation's inputs; null when they have none.</summary>
    internal static DictValue? Schema(string folder, string package = InstallFiles.Package)
    {
        try
        {
            return PackageExport.Export(new ExportRequest(Path.Combine(folder, package)));
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    /// <summary>A change of a value in words.</summary>
    internal static string Words(FieldChange change) => (change.Before, change.After) switch
    {
        (null, { } after) => $"{change.Path}: {Short(after)} (was the default)",
        ({ } before, null) => $"{change.Path}: the default (was {Short(before)})",
        _ => $"{change.Path}: {Short(change.Before!)} → {Short(change.After!)}",
    };

    internal static string Short(Value value) => JsonWriter.Write(value, OutputFilter.Everything) is { Length: > 60 } text ? text[..59] + "…" : value is StrValue plain ? plain.Value : JsonWriter.Write(value, OutputFilter.Everything);

    /// <summary>Runs an event on the installation wherever it is; a URL is worked on in a copy and pushed.</summary>
    private EventResult Run(string kind, Func<EventFolder, InstallRepository, EventMessage> change) => RepositoryLocation.Use(location, _cancellation, repository => Run(repository, new InstallEvent(kind, EventId(), folder =>
    {
        _ = InstallRecord.Read(folder.Path);
        return change(folder, repository);
    })));

    private EventResult Run(InstallRepository repository, InstallEvent what) => new EventRunner(repository, options).Run(what);

    private string EventId() => options.EventId ?? Guid.NewGuid().ToString("N");

    private InstallEvent NewEvent(NewInstallation what) => new("new", EventId(), folder =>
    {
        if (folder.Commit is not null)
        {
            throw InstallCodes.Failure(InstallCodes.Exists, "the repository has commits already", "a new installation needs an empty folder or a repository without commits");
        }

        return NewFiles.Write(folder.Path, what, artifacts, _cancellation);
    });

    /// <summary>Files under `manifests/` that differ from the render and whose last commit was not one of ours.</summary>
    private static List<string> HandEdits(InstallRepository repository, string commit, List<string> different)
    {
        var history = new InstallHistory(repository);
        var last = history.Read(commit, 50).Find(static e => e.Event.Length > 0);
        if (last is null || different.Count == 0)
        {
            return [];
        }

        var touched = repository.Run("diff", "--name-only", "-z", "--no-renames", last.Commit, commit, "--", InstallFiles.Manifests).Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return [.. different.Select(static d => InstallFiles.Manifests + "/" + d).Where(touched.Contains)];
    }
}
