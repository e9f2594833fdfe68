namespace Kcl.Net.Helm;

/// <summary>A packed chart named by its path. Before it is unpacked its first bytes are looked at, so that the complaint fits what it is.</summary>
internal static class PackedChart
{
    private const int Looked = 512;

    public static Chart Load(string path)
    {
        var archive = Bytes(path);
        CheckContent(path, archive);
        List<ChartFile> files;
        try
        {
            files = ChartArchive.Read(archive);
        }
        catch (HelmException failure) when (failure.Message == ChartArchive.InvalidHeader)
        {
            throw new HelmException($"file '{path}' does not appear to be a valid chart file (details: {failure.Message})", failure);
        }
        catch (HelmException failure)
        {
            throw new HelmException("unable to load chart archive", failure);
        }

        VersionDetection.Check(files);
        return ChartLoader.LoadFiles(files);
    }

    private static byte[] Bytes(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new HelmException($"stat {path}: no such file or directory");
        }

        if (file.Length > ChartLimits.MaxChartBytes)
        {
            throw new HelmException("unable to load chart archive");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HelmException($"open {path}: permission denied", failure);
        }
    }

    private static void CheckContent(string path, byte[] archive)
    {
        if (archive is [0x1F, 0x8B, 0x08, ..])
        {
            return;
        }

        if (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal))
        {
            throw new HelmException($"file '{path}' seems to be a YAML file, but expected a gzipped archive");
        }

        throw new HelmException($"file '{path}' does not appear to be a gzipped archive; got '{ContentType(archive)}'");
    }

    /// <summary>By the first bytes; a shorter file counts as filled up with zeros, which are no text.</summary>
    private static string ContentType(byte[] archive)
    {
        if (archive is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return "application/zip";
        }

        var isText = archive.Length >= Looked && archive.AsSpan(0, Looked).IndexOfAnyInRange((byte)0, (byte)8) < 0
            && archive.AsSpan(0, Looked).IndexOfAnyInRange((byte)0x0E, (byte)0x1A) < 0 && archive.AsSpan(0, Looked).IndexOfAnyInRange((byte)0x1C, (byte)0x1F) < 0
            && !archive.AsSpan(0, Looked).Contains((byte)0x0B);
        return isText ? "text/plain; charset=utf-8" : "application/octet-stream";
    }
}
