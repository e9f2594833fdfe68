using System.Globalization;
using Kcl.Net.Archives;

namespace Kcl.Net.Helm;

/// <summary>Reads the files of a packed chart in memory. Paths that leave the chart's folder are errors, links are skipped.</summary>
internal static class ChartArchive
{
    public const string InvalidHeader = "gzip: invalid header";
    private const int GzipHeaderLength = 10;

    /// <summary>Files are counted one by one; the rest of an archive (headers, padding, folders) may take as much again.</summary>
    private static readonly ArchiveLimits Limits = new() { MaxBytes = 2 * ChartLimits.MaxChartBytes, MaxRatio = int.MaxValue };

    private static string TooLarge => string.Create(CultureInfo.InvariantCulture, $"decompressed chart is larger than the maximum size {ChartLimits.MaxChartBytes}");

    public static List<ChartFile> Read(byte[] archive)
    {
        if (archive.Length < GzipHeaderLength)
        {
            throw new HelmException(archive.Length == 0 ? "EOF" : "unexpected EOF");
        }

        if (archive is not [0x1F, 0x8B, 0x08, ..])
        {
            throw new HelmException(InvalidHeader);
        }

        var files = new List<ChartFile>();
        try
        {
            using var tar = new ArchiveReader(new MemoryStream(archive, false), Limits);
            var remaining = ChartLimits.MaxChartBytes;
            while (tar.Next() is { } entry)
            {
                if (entry.Kind == ArchiveEntryKind.Folder)
                {
                    continue;
                }

                files.Add(new ChartFile(InnerPath(entry.Name), Load(entry, ref remaining)));
            }
        }
        catch (Exception failure) when (failure is ArchiveException or IOException)
        {
            throw new HelmException(failure.InnerException is null ? TooLarge : "archive/tar: invalid tar header", failure);
        }

        return files.Count > 0 ? files : throw new HelmException("no files in chart archive");
    }

    /// <summary>The path without the archive's top folder.</summary>
    private static string InnerPath(string name)
    {
        var delimiter = name.Contains('\\') ? '\\' : '/';
        var parts = name.Split(delimiter);
        var inner = string.Join('/', parts, 1, parts.Length - 1);
        if (inner.StartsWith('/'))
        {
            throw new HelmException("chart illegally contains absolute paths");
        }

        var clean = PathFunctions.Clean(inner);
        if (clean == ".")
        {
            throw new HelmException($"chart illegally contains content outside the base directory: \"{name}\"");
        }

        if (clean.StartsWith("..", StringComparison.Ordinal))
        {
            throw new HelmException("chart illegally references parent directory");
        }

        if (clean.Length > 2 && char.IsAsciiLetter(clean[0]) && clean[1] == ':' && clean[2] == '/')
        {
            throw new HelmException("chart contains illegally named files");
        }

        return parts[0] == "Chart.yaml" ? throw new HelmException("chart yaml not in base directory") : clean;
    }

    private static byte[] Load(ArchiveEntry entry, ref long remaining)
    {
        if (entry.Length > remaining)
        {
            throw new HelmException(TooLarge);
        }

        if (entry.Length > ChartLimits.MaxFileBytes)
        {
            throw new HelmException(string.Create(
                CultureInfo.InvariantCulture, $"decompressed chart file \"{entry.Name}\" is larger than the maximum file size {ChartLimits.MaxFileBytes}"));
        }

        var bytes = new byte[entry.Length];
        entry.Content.ReadExactly(bytes);
        remaining -= bytes.Length;
        return ChartLimits.WithoutByteOrderMark(bytes);
    }
}
