using System.Buffers.Binary;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Digests;

namespace Kcl.Net.Packages;

/// <summary>
/// What a directory tree contains, as two hashes made in one reading. <see cref="Digest"/> is the format every reader
/// knows; its framing lets two different trees collide and it ignores the executable bit. <see cref="Pin"/> closes
/// both gaps: every part is preceded by its length.
/// </summary>
public sealed record TreeDigest(string Digest, string Pin, long SizeBytes)
{
    private const string PinDomain = "akua tree 1\0";
    private const byte PlainMode = 0;
    private const byte ExecutableMode = 1;
    private const byte LinkMode = 2;

    /// <summary>Whether this system keeps the executable bit, without which pins cannot be compared.</summary>
    public static bool PinIsComparable => !OperatingSystem.IsWindows();

    /// <summary>Hashes a tree, streaming its files; <paramref name="shown"/> is its path in messages.</summary>
    public static TreeDigest Compute(string root, string shown, CancellationToken cancellation = default, HashingTotal? hashed = null) =>
        Compute(TreeWalk.Files(root, shown, cancellation), shown, hashed ?? new HashingTotal(), cancellation);

    /// <summary>
    /// Hashes a vendored tree. Vendoring never writes links, so one that is there was put there later: it counts in the
    /// pin, and the tree no longer matches.
    /// </summary>
    public static TreeDigest ComputeVendored(string root, string shown, CancellationToken cancellation = default, HashingTotal? hashed = null) =>
        Compute(TreeWalk.Files(root, shown, cancellation, listLinks: true), shown, hashed ?? new HashingTotal(), cancellation);

    private static TreeDigest Compute(List<TreeFile> files, string shown, HashingTotal hashed, CancellationToken cancellation)
    {
        var expected = files.Sum(static f => f.Length);
        var total = hashed.Add(2 * expected);
        using var digest = new Sha256Digest(total);
        using var pin = new Sha256Digest(total);
        pin.Append(Encoding.ASCII.GetBytes(PinDomain));
        AppendLength(pin, files.Count);
        // One byte more than the largest file, so that one reading also shows its end.
        var buffer = new byte[Math.Clamp(expected + 1, 1, 81920)];
        var size = 0L;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Encoding.UTF8.GetBytes(file.RelativePath);
            AppendLength(pin, path.Length);
            pin.Append(path);
            if (file.LinkTarget is { } target)
            {
                var targetBytes = Encoding.UTF8.GetBytes(target);
                pin.Append([LinkMode]);
                AppendLength(pin, targetBytes.Length);
                pin.Append(targetBytes);
                continue;
            }

            digest.Append(path);
            digest.Append([0]);
            pin.Append([file.IsExecutable ? ExecutableMode : PlainMode]);
            AppendLength(pin, file.Length);
            size += AppendContent(file, shown, buffer, digest, pin, cancellation);
            digest.Append([(byte)'\n']);
        }

        return new TreeDigest(digest.Finish(), pin.Finish(), size);
    }

    private static long AppendContent(TreeFile file, string shown, byte[] buffer, Sha256Digest digest, Sha256Digest pin, CancellationToken cancellation)
    {
        var total = 0L;
        try
        {
            // Shared with everybody: a lock for each of thousands of files would cost as much as hashing them.
            using var handle = File.OpenHandle(file.FullPath, share: FileShare.ReadWrite | FileShare.Delete);
            for (int read; total <= file.Length && (read = RandomAccess.Read(handle, buffer, total)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                digest.Append(buffer.AsSpan(0, read));
                pin.Append(buffer.AsSpan(0, read));
                total += read;
                if (total == file.Length && read < buffer.Length)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "read", $"{shown}/{file.RelativePath}");
        }

        return total == file.Length
            ? total
            : throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{shown}/{file.RelativePath}` changed while it was read") { Path = shown });
    }

    private static void AppendLength(Sha256Digest hash, long length)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        hash.Append(bytes);
    }
}

/// <summary>
/// How much one run hashes. Many small trees together are worth the platform's fast hash as one large one is.
/// </summary>
public sealed class HashingTotal
{
    private long _bytes;

    /// <summary>Counts more bytes; the total with them.</summary>
    internal long Add(long bytes) => _bytes += bytes;
}
