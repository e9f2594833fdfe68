using Kcl.Net.Diagnostics;

namespace Kcl.Net.Installations;

/// <summary>Many installations: the folders that hold one, and work on all of them at once.</summary>
public static class Fleet
{
    /// <summary>The installations directly below a directory or listed in a file, a path in each line, in order.</summary>
    public static IReadOnlyList<string> Find(string directoryOrList)
    {
        if (File.Exists(directoryOrList))
        {
            return [.. File.ReadLines(directoryOrList).Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#')];
        }

        return Directory.Exists(directoryOrList)
            ? [.. Directory.EnumerateDirectories(directoryOrList).Where(IsRepository).Order(StringComparer.Ordinal)]
            : throw InstallCodes.Failure(InstallCodes.Missing, $"there is no directory or list `{directoryOrList}`", "name a directory of installations, or a file with a path in each line");
    }

    /// <summary>
    /// Does the work for each installation, some at a time, and hands each result over as it comes, one at a time. A failure is a result of
    /// its installation and stops no other.
    /// </summary>
    public static void Run<T>(IReadOnlyList<string> installations, int atOnce, Func<string, T> work, Action<string, T?, IReadOnlyList<Diagnostic>> done, CancellationToken cancellation)
    {
        var gate = new Lock();
        Parallel.ForEach(installations, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, location =>
        {
            T? result = default;
            IReadOnlyList<Diagnostic> failures = [];
            try
            {
                result = work(location);
            }
            catch (DiagnosticException e)
            {
                failures = e.Diagnostics;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failures = [new Diagnostic(Packages.PackageCodes.Io, "", $"the system reported an I/O error for `{location}`") { Path = location }];
            }

            lock (gate)
            {
                done(location, result, failures);
            }
        });
    }

    private static bool IsRepository(string directory) =>
        Directory.Exists(Path.Combine(directory, ".git")) || File.Exists(Path.Combine(directory, ".git")) || (File.Exists(Path.Combine(directory, "HEAD")) && Directory.Exists(Path.Combine(directory, "objects")));
}
