using Kcl.Net.Diagnostics;

namespace Kcl.Net.Installations;

/// <summary>How a hook's run went for one branch.</summary>
public sealed record HookReport(string Branch, EventResult? Result, IReadOnlyList<Diagnostic> Failures, string? Note);

/// <summary>
/// The hooks of a bare repository: after a push the branch is rendered and the result committed on top; a push that cannot be rendered
/// leaves `manifests/` as they are, or is refused where the strict hook is installed.
/// </summary>
public static class InstallHook
{
    public const string PostReceive = "post-receive";
    public const string PreReceive = "pre-receive";
    private const string Mark = "# Installed by `akua install hook`.";

    /// <summary>Installs the hooks; the names of those written. Another's hook is never replaced.</summary>
    /// <param name="location">The bare repository.</param>
    /// <param name="strict">Whether pushes that cannot be rendered are refused.</param>
    /// <param name="program">The program the hooks call.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IReadOnlyList<string> Install(string location, bool strict, string program, CancellationToken cancellation)
    {
        var repository = InstallRepository.Open(location, cancellation);
        if (repository.WorkTree is not null)
        {
            throw InstallCodes.Failure(InstallCodes.Hook, $"`{location}` is a checkout, and the hooks belong to the bare repository people push to", "in a checkout run `akua install sync`");
        }

        string[] names = strict ? [PreReceive, PostReceive] : [PostReceive];
        var folder = Path.Combine(repository.GitDirectory, "hooks");
        Directory.CreateDirectory(folder);
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) && !File.ReadAllText(path).Contains(Mark, StringComparison.Ordinal))
            {
                throw InstallCodes.Failure(InstallCodes.Hook, $"there is a hook `{name}` already", $"call `akua install hook --run {name}` from it");
            }
        }

        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, $"#!/bin/sh\n{Mark}\nexec '{program.Replace("'", "'\\''", StringComparison.Ordinal)}' install hook --run {name}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            }
        }

        // History only grows: nobody can push one away.
        repository.Run("config", "receive.denyNonFastForwards", "true");
        repository.Run("config", "receive.denyDeletes", "true");
        return names;
    }

    /// <summary>After a push: renders the branch the repository's HEAD names, if it was pushed.</summary>
    public static IReadOnlyList<HookReport> AfterPush(string location, IEnumerable<(string Old, string New, string Reference)> updates, Packages.IArtifactSource artifacts, CancellationToken cancellation)
    {
        var repository = InstallRepository.Open(location, cancellation);
        var branch = repository.Branch();
        var reports = new List<HookReport>();
        foreach (var (_, next, reference) in updates)
        {
            var name = reference.Replace("refs/heads/", "", StringComparison.Ordinal);
            if (name != branch || IsZero(next))
            {
                reports.Add(new HookReport(name, null, [], $"`{name}` is not the installation's branch (`{branch}`); nothing is rendered"));
                continue;
            }

            try
            {
                var result = new Installation(location, artifacts, new EventOptions { Pushes = false, Cancellation = cancellation }).Sync();
                reports.Add(new HookReport(name, result, [], null));
            }
            catch (DiagnosticException e)
            {
                reports.Add(new HookReport(name, null, e.Diagnostics, null));
            }
        }

        return reports;
    }

    /// <summary>Before a push is taken: what makes it be refused. The pushed commits lie in git's quarantine, which <paramref name="quarantine"/> names.</summary>
    public static IReadOnlyList<Diagnostic> BeforePush(string location, IEnumerable<(string Old, string New, string Reference)> updates, IReadOnlyDictionary<string, string> quarantine, CancellationToken cancellation)
    {
        var repository = InstallRepository.Open(location, cancellation, quarantine);
        var branch = repository.Branch();
        var failures = new List<Diagnostic>();
        foreach (var (_, next, reference) in updates.Where(u => u.Reference == "refs/heads/" + branch && !IsZero(u.New)))
        {
            using var folder = new TemporaryFolder();
            try
            {
                repository.Checkout(next, folder.Path);
                _ = InstallRecord.Read(folder.Path);
                InstallationRender.Render(folder.Path, cancellation);
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(ShownPaths.Relative(e.Diagnostics, folder.Path));
            }
        }

        return failures;
    }

    private static bool IsZero(string commit) => commit.All(static c => c == '0');
}
