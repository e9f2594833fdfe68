using System.Formats.Tar;
using System.IO.Compression;

namespace Kcl.Net.Archives;

/// <summary>A file to pack: its path in the archive and its bytes.</summary>
public sealed record PackedFile(string Path, byte[] Bytes, bool IsExecutable);

/// <summary>
/// Writes a tar.gz that depends on nothing but names, bytes and the executable bit: no times, no owners, one order. The same
/// files give the same bytes on every machine.
/// </summary>
public static class ReproducibleArchive
{
    private const UnixFileMode PlainMode = (UnixFileMode)0b110_100_100;
    private const UnixFileMode ExecutableMode = (UnixFileMode)0b111_101_101;

    public static byte[] Write(IEnumerable<PackedFile> files)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var mode = file.IsExecutable ? ExecutableMode : PlainMode;
                tar.WriteEntry(FitsUstar(file.Path) ? Fill(new UstarTarEntry(TarEntryType.RegularFile, file.Path), file, mode) : Fill(new PaxTarEntry(TarEntryType.RegularFile, file.Path, []), file, mode));
            }
        }

        return packed.ToArray();
    }

    private static PosixTarEntry Fill(PosixTarEntry entry, PackedFile file, UnixFileMode mode)
    {
        entry.Mode = mode;
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        entry.Uid = 0;
        entry.Gid = 0;
        entry.DataStream = new MemoryStream(file.Bytes, writable: false);
        return entry;
    }

    /// <summary>Plain names of up to 100 bytes; longer ones need an extended header.</summary>
    private static bool FitsUstar(string path) => path.Length <= 100 && System.Text.Ascii.IsValid(path);
}
