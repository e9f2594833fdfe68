namespace Kcl.Net.Packages;

/// <summary>
/// Copies what a tree digest covers: regular files with their permissions, and the directories they lie in, empty ones
/// too. Links are left out; special mode bits are dropped.
/// </summary>
internal static class TreeCopy
{
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    public static void Copy(string source, string target, string shownSource, CancellationToken cancellation)
    {
        // Listed before the target is made: the target may lie below the source.
        var directories = new List<string>();
        var files = TreeWalk.Files(source, shownSource, cancellation, directories);
        Directory.CreateDirectory(target);
        foreach (var directory in directories)
        {
            Directory.CreateDirectory(Path.Combine(target, directory));
        }

        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, file.RelativePath);
            File.Copy(file.FullPath, copy);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy, (File.GetUnixFileMode(file.FullPath) & Permissions) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }
}
