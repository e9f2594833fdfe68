using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

namespace Kcl.Net.Helm;

/// <summary>Reads the files of a packed chart in memory. Paths that leave the chart's folder are errors, links are skipped.</summary>
internal static class ChartArchive
{
    public const string InvalidHeader = "gzip: invalid header";
    private const int GzipHeaderLength = 10;

    public static List<ChartFile> Read(byte[] archive)
    {
        if (archive.Length < GzipHeaderLength)
        {
            throw new HelmException(archive.Length == 0 ? "EOF" : "unexpected EOF");
        }

        var files = new List<ChartFile>();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(archive, false), CompressionMode.Decompress);
            using var tar = new TarReader(gzip);
            var remaining = ChartLimits.MaxChartBytes;
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes)
                {
                    continue;
                }

                files.Add(new ChartFile(InnerPath(entry.Name), Load(entry, ref remaining)));
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException or IOException)
        {
            throw new HelmException(InvalidHeader, failure);
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

    private static byte[] Load(TarEntry entry, ref long remaining)
    {
        if (entry.Length > remaining)
        {
            throw new HelmException(string.Create(CultureInfo.InvariantCulture, $"decompressed chart is larger than the maximum size {ChartLimits.MaxChartBytes}"));
        }

        if (entry.Length > ChartLimits.MaxFileBytes)
        {
            throw new HelmException(string.Create(
                CultureInfo.InvariantCulture, $"decompressed chart file \"{entry.Name}\" is larger than the maximum file size {ChartLimits.MaxFileBytes}"));
        }

        if (entry.DataStream is null)
        {
            return [];
        }

        var bytes = new byte[entry.Length];
        entry.DataStream.ReadExactly(bytes);
        remaining -= bytes.Length;
        return ChartLimits.WithoutByteOrderMark(bytes);
    }
}
