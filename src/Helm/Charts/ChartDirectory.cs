using System.Globalization;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Helm;

/// <summary>Reads the files of a chart's directory. Symbolic links are not followed: a chart sees only what is in it.</summary>
internal static class ChartDirectory
{
    private const int MaxDepth = 100;

    public static List<ChartFile> Read(string directory)
    {
        var root = Path.GetFullPath(directory);
        var ignoreFile = Path.Combine(root, ".helmignore");
        var rules = IgnoreRules.Parse(RegularFile.Is(ignoreFile) ? File.ReadAllText(ignoreFile) : null);
        var files = new List<ChartFile>();
        long remaining = ChartLimits.MaxChartBytes;
        Walk(new DirectoryInfo(root), "", rules, files, ref remaining, 0);
        return files;
    }

    public static ChartFile ReadChartFile(string directory)
    {
        var path = Path.Combine(Path.GetFullPath(directory), "Chart.yaml");
        if (!File.Exists(path))
        {
            throw new HelmException($"unable to detect chart at {path}: open {path}: no such file or directory");
        }

        long remaining = ChartLimits.MaxChartBytes;
        return new ChartFile("Chart.yaml", Load(new FileInfo(path), "Chart.yaml", ref remaining));
    }

    private static void Walk(DirectoryInfo directory, string prefix, IgnoreRules rules, List<ChartFile> files, ref long remaining, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new HelmException($"the directories of the chart nest deeper than {MaxDepth}");
        }

        var entries = directory.GetFileSystemInfos();
        Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null)
            {
                continue;
            }

            if (entry is DirectoryInfo child)
            {
                if (!rules.Ignores(path, true))
                {
                    Walk(child, path + "/", rules, files, ref remaining, depth + 1);
                }
            }
            else if (entry is FileInfo file && !rules.Ignores(path, false))
            {
                files.Add(new ChartFile(path, Load(file, path, ref remaining)));
            }
        }
    }

    private static byte[] Load(FileInfo file, string path, ref long remaining)
    {
        if (file.Length > ChartLimits.MaxFileBytes)
        {
            throw new HelmException(string.Create(
                CultureInfo.InvariantCulture, $"chart file \"{file.Name}\" is larger than the maximum file size {ChartLimits.MaxFileBytes}"));
        }

        remaining -= file.Length;
        if (remaining < 0)
        {
            throw new HelmException(string.Create(CultureInfo.InvariantCulture, $"the chart is larger than the maximum size {ChartLimits.MaxChartBytes}"));
        }

        try
        {
            return file.Length > 0 || RegularFile.Is(file.FullName)
                ? ChartLimits.WithoutByteOrderMark(File.ReadAllBytes(file.FullName))
                : throw new HelmException($"chart file \"{path}\" is no regular file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HelmException($"error reading {path}: {failure.Message}", failure);
        }
    }
}
