namespace Kcl.Net.Sources;

/// <summary>
/// Where a program of the system is. The runtime would also look beside akua and in the working directory, which may be the folder of
/// a package: nothing in it may ever be run.
/// </summary>
internal static class ProgramPath
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The first executable file of that name in the absolute folders of a PATH; null when there is none.</summary>
    public static string? Find(string name, string? path)
    {
        foreach (var folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Path.IsPathFullyQualified(folder))
            {
                continue;
            }

            var file = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Execute) != 0))
            {
                return file;
            }
        }

        return null;
    }
}
