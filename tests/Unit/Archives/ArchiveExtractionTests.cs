using System.Formats.Tar;
using Kcl.Net.Archives;

namespace Kcl.Net.Tests.Unit.Archives;

public sealed class ArchiveExtractionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akua-extract-");

    [Fact]
    public void Files_and_folders_are_unpacked_with_plain_modes()
    {
        Extract(new TarText().Folder("c/").File("c/Chart.yaml", "name: c").File("./c/run.sh", "#!", (UnixFileMode)0b101_111_111_111).Folder("c/empty").Gzip());
        Assert.Equal("name: c", File.ReadAllText(Path.Combine(_folder.FullName, "c/Chart.yaml")));
        Assert.True(Directory.Exists(Path.Combine(_folder.FullName, "c/empty")));
        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(Path.Combine(_folder.FullName, "c/run.sh")));
        Assert.Equal((UnixFileMode)0b110_100_100, File.GetUnixFileMode(Path.Combine(_folder.FullName, "c/Chart.yaml")));
    }

    [Fact]
    public void An_archive_without_compression_works_too()
    {
        Extract(new TarText().File("main.k", "a = 1").Tar());
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "main.k")));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("c/../../x")]
    [InlineData("/etc/x")]
    [InlineData("c//x")]
    [InlineData("c/./x")]
    [InlineData("c\\x")]
    [InlineData("c/a:b")]
    [InlineData("c/NUL.txt")]
    [InlineData("c/com1")]
    [InlineData("c/trailing.")]
    [InlineData("c/trailing ")]
    [InlineData("c/.git/config")]
    [InlineData("c/.GIT/config")]
    [InlineData("c/a\u0001b")]
    public void A_name_that_could_mean_another_file_is_refused(string path)
    {
        Assert.Throws<ArchiveException>(() => Extract(new TarText().File("c/ok").File(path).Gzip()));
        Assert.Empty(Directory.GetFiles(_folder.Parent!.FullName, "x"));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void Links_are_refused(TarEntryType type) =>
        Assert.Throws<ArchiveException>(() => Extract(new TarText().File("c/a").Link(type, "c/b", "c/a").Gzip()));

    [Fact]
    public void Pipes_and_devices_are_refused()
    {
        Assert.Throws<ArchiveException>(() => Extract(new TarText().Special(TarEntryType.Fifo, "c/f").Gzip()));
        Assert.Throws<ArchiveException>(() => Extract(new TarText().Special(TarEntryType.CharacterDevice, "c/d").Gzip()));
    }

    [Theory]
    [InlineData("c/a", "c/a")]
    [InlineData("c/a", "c/A")]
    [InlineData("c/a", "C/b")]
    [InlineData("c/a", "c/a/b")]
    [InlineData("c/a/b", "c/a")]
    public void Names_that_collide_are_refused(string first, string second) =>
        Assert.Throws<ArchiveException>(() => Extract(new TarText().File(first).File(second).Gzip()));

    [Fact]
    public void Limits()
    {
        var limits = new ArchiveLimits { MaxBytes = 20_000, MaxFileBytes = 100, MaxEntries = 3, MaxDepth = 3, MaxPathBytes = 40, MaxNameBytes = 10 };
        Refuse(new TarText().File("big", new string('x', 101)));
        Refuse(new TarText().File("a").File("b").File("c").File("d"));
        Refuse(new TarText().File("a/b/c/d"));
        Refuse(new TarText().File("12345678901"));
        Refuse(new TarText().File("123456789/123456789/123456789/1234567890"));

        void Refuse(TarText tar) => Assert.Throws<ArchiveException>(() => ArchiveExtraction.Extract(new MemoryStream(tar.Gzip()), NewFolder(), limits));
    }

    [Fact]
    public void A_bomb_ends_at_the_ratio_and_at_the_size()
    {
        var bomb = new TarText().File("zeros", new string('\0', 4 << 20)).Gzip();
        var e = Assert.Throws<ArchiveException>(() => ArchiveExtraction.Extract(new MemoryStream(bomb), NewFolder(), new ArchiveLimits { RatioFreeBytes = 1 << 20, MaxRatio = 100 }));
        Assert.Contains("100 times", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<ArchiveException>(() => ArchiveExtraction.Extract(new MemoryStream(bomb), NewFolder(), new ArchiveLimits { MaxBytes = 1 << 20 }));
        Assert.Contains("1048576 bytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_archives_are_refused_at_every_length()
    {
        var whole = TarText.Chart("c");
        for (var length = 0; length < whole.Length - 12; length += 3)
        {
            var folder = NewFolder();
            var e = Record.Exception(() => ArchiveExtraction.Extract(new MemoryStream(whole[..length]), folder, ArchiveLimits.Default));

            // Without its end an archive may still be whole; then nothing of it may be missing.
            Assert.True(e is ArchiveException || File.ReadAllText(Path.Combine(folder, "c/templates/a.yaml")).EndsWith("name: x\n", StringComparison.Ordinal), e?.ToString());
        }

        Assert.Throws<ArchiveException>(() => Extract("this is no archive at all"u8.ToArray()));
        Assert.Throws<ArchiveException>(() => Extract([]));
    }

    [Fact]
    public void Random_changes_never_do_more_than_fail()
    {
        var random = new Random(7);
        var tar = new TarText().File("c/Chart.yaml", "name: c").File("c/templates/a.yaml", "kind: X").Tar();
        for (var round = 0; round < 300; round++)
        {
            var changed = tar.ToArray();
            for (var i = 0; i < 4; i++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                ArchiveExtraction.Extract(new MemoryStream(changed), NewFolder(), ArchiveLimits.Default);
            }
            catch (ArchiveException)
            {
                // The only way to fail.
            }
        }
    }

    [Fact]
    public void A_reproducible_archive_reads_back()
    {
        PackedFile[] files = [new("akua.toml", "x"u8.ToArray(), false), new(new string('d', 90) + "/" + new string('f', 90), "y"u8.ToArray(), true)];
        var bytes = ReproducibleArchive.Write(files);
        Assert.Equal(bytes, ReproducibleArchive.Write(files));
        Extract(bytes);
        Assert.Equal("y", File.ReadAllText(Path.Combine(_folder.FullName, files[1].Path)));
        Assert.True((File.GetUnixFileMode(Path.Combine(_folder.FullName, files[1].Path)) & UnixFileMode.UserExecute) != 0);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"))).FullName;

    private void Extract(byte[] archive) => ArchiveExtraction.Extract(new MemoryStream(archive), _folder.FullName, ArchiveLimits.Default);
}
