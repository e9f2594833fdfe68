using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Kcl.Net.Helm;

namespace Kcl.Net.Tests.Unit.Helm;

/// <summary>Packed charts are read in memory and may not reach outside of their folder.</summary>
public sealed class ChartArchiveTests
{
    private const string Metadata = "apiVersion: v2\nname: c\nversion: 0.1.0\n";

    [Fact]
    public void A_packed_chart_loads()
    {
        var chart = ChartLoader.LoadArchive(Pack(("c/Chart.yaml", Metadata), ("c/templates/a.yaml", "x: 1\n")));
        Assert.Equal("c", chart.Name);
        Assert.Equal(["templates/a.yaml"], chart.Templates.Select(t => t.Path));
    }

    [Theory]
    [InlineData("c/../../evil", "chart illegally references parent directory")]
    [InlineData("c//evil", "chart illegally contains absolute paths")]
    [InlineData("Chart.yaml", "chart illegally contains content outside the base directory: \"Chart.yaml\"")]
    [InlineData("c/c:/evil", "chart contains illegally named files")]
    public void A_path_that_leaves_the_chart_is_an_error(string path, string message)
    {
        var failure = Assert.Throws<HelmException>(() => ChartLoader.LoadArchive(Pack(("c/Chart.yaml", Metadata), (path, "x"))));
        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void Bytes_that_are_no_archive_are_an_error() =>
        Assert.Throws<HelmException>(() => ChartLoader.LoadArchive(Encoding.UTF8.GetBytes("this is not a packed chart")));

    [Fact]
    public void An_archive_that_unpacks_to_more_than_a_chart_may_have_is_an_error()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // A header that promises a gigabyte, and the beginning of it.
            using var header = new MemoryStream();
            using (var tar = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true))
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "c/big") { DataStream = new MemoryStream(new byte[512]) });
            }

            var bytes = header.ToArray();
            "10000000000"u8.CopyTo(bytes.AsSpan(124));
            bytes.AsSpan(148, 8).Fill((byte)' ');
            Encoding.ASCII.GetBytes(Convert.ToString(bytes.AsSpan(0, 512).ToArray().Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(bytes, 148);
            gzip.Write(bytes);
            gzip.Write(new byte[1 << 20]);
        }

        var failure = Assert.Throws<HelmException>(() => ChartLoader.LoadArchive(packed.ToArray()));
        Assert.Equal("decompressed chart is larger than the maximum size 104857600", failure.Message);
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_an_error()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar, leaveOpen: true))
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "c/"));
            }
        }

        var damaged = packed.ToArray()[..^12];
        Assert.Throws<HelmException>(() => ChartLoader.LoadArchive(damaged));
    }

    private static byte[] Pack(params (string Path, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (path, text) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        return packed.ToArray();
    }
}
