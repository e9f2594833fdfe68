using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Kcl.Net.Tests.Unit.Archives;

/// <summary>Archives made for tests, hostile ones too.</summary>
internal sealed class TarText
{
    private readonly List<TarEntry> _entries = [];

    public static byte[] Chart(string name, string template = "kind: X\nmetadata:\n  name: x\n", string version = "1.0.0") => new TarText()
        .File($"{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: {version}\n")
        .File($"{name}/templates/a.yaml", template)
        .Gzip();

    public TarText File(string path, string text = "x", UnixFileMode mode = (UnixFileMode)0b110_100_100) => Add(new PaxTarEntry(TarEntryType.RegularFile, path)
    {
        Mode = mode,
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
    });

    public TarText Folder(string path) => Add(new PaxTarEntry(TarEntryType.Directory, path));

    public TarText Link(TarEntryType type, string path, string target) => Add(new PaxTarEntry(type, path) { LinkName = target });

    public TarText Special(TarEntryType type, string path) => Add(new PaxTarEntry(type, path));

    public byte[] Tar()
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (var entry in _entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    public byte[] Gzip()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Tar());
        }

        return packed.ToArray();
    }

    private TarText Add(TarEntry entry)
    {
        _entries.Add(entry);
        return this;
    }
}
