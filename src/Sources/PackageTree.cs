using Kcl.Net.Archives;

namespace Kcl.Net.Sources;

/// <summary>Unpacks the archive of a package or chart, and refuses one that does not say which of two charts it is.</summary>
internal static class PackageTree
{
    private static readonly string[] RootMarkers = ["Chart.yaml", "kcl.mod", "akua.toml", "package.k"];

    public static void Extract(Stream archive, string folder, CancellationToken cancellation)
    {
        try
        {
            ArchiveExtraction.Extract(archive, folder, ArchiveLimits.Default, cancellation);
        }
        catch (ArchiveException e)
        {
            throw new SourceException("the archive is refused: " + e.Message, e);
        }

        if (RootMarkers.Any(m => File.Exists(Path.Combine(folder, m))))
        {
            return;
        }

        var charts = Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, "Chart.yaml"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToList();
        if (charts.Count > 1)
        {
            throw new SourceException($"the archive is refused: it holds two charts, `{charts[0]}` and `{charts[1]}`");
        }
    }
}

/// <summary>A file for a download on its way into the cache, gone when it is closed.</summary>
internal static class TemporaryBlob
{
    /// <summary>A stream that is read from its start once something is written, in a folder of the cache.</summary>
    public static Stream Create(string folder) => new RewindingStream(Path.Combine(folder, "blob"));

    /// <summary>Reading begins where writing began.</summary>
    private sealed class RewindingStream(string path) : FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose)
    {
        private bool _reading;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Rewind();
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            Rewind();
            return base.Read(buffer);
        }

        private void Rewind()
        {
            if (!_reading)
            {
                _reading = true;
                Position = 0;
            }
        }
    }
}
