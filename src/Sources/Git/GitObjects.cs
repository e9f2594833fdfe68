using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kcl.Net.Archives;

namespace Kcl.Net.Sources;

/// <summary>
/// Reads a commit's files out of a repository and writes them itself, so git never checks anything out. Every object is hashed against its
/// name, from the commit down to each file; what arrives is what the commit says.
/// </summary>
internal sealed class GitObjects : IDisposable
{
    private const long MaxTreeBytes = 32 << 20;
    private const int HashBytes = 20;
    private readonly Process _process;
    private readonly Stream _output;
    private readonly CancellationTokenRegistration _stop;
    private readonly CancellationToken _cancellation;

    public GitObjects(GitCommand git, CancellationToken cancellation)
    {
        _process = git.Start(["cat-file", "--batch"], GitAccess.Local);
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _output = new BufferedStream(_process.StandardOutput.BaseStream, 64 << 10);
        _cancellation = cancellation;
        _stop = cancellation.Register(() => GitCommand.Kill(_process));
    }

    /// <summary>Writes the tree of a commit. Links and submodules are left out.</summary>
    public void Write(string commit, string folder, ArchiveLimits limits)
    {
        var text = Encoding.UTF8.GetString(Read(commit, "commit"));
        if (!text.StartsWith("tree ", StringComparison.Ordinal) || text.Length < 45)
        {
            throw new SourceException($"the commit {commit} is malformed");
        }

        var writer = new TreeWriter(folder, limits, _cancellation);
        WriteTree(text[5..45], "", 0, writer, limits);
        if (writer.Files == 0)
        {
            throw new SourceException($"the commit {commit} has no files");
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        GitCommand.Kill(_process);
        _output.Dispose();
        _process.Dispose();
    }

    private void WriteTree(string id, string prefix, int depth, TreeWriter writer, ArchiveLimits limits)
    {
        if (depth > limits.MaxDepth)
        {
            throw new ArchiveException($"there are folders more than {limits.MaxDepth} deep");
        }

        var tree = Read(id, "tree");
        for (var at = 0; at < tree.Length;)
        {
            var space = Array.IndexOf(tree, (byte)' ', at);
            var end = space < 0 ? -1 : Array.IndexOf(tree, (byte)0, space);
            if (end < 0 || end + HashBytes >= tree.Length + 0 && end + 1 + HashBytes > tree.Length)
            {
                throw new SourceException($"the tree {id} is malformed");
            }

            var mode = Encoding.ASCII.GetString(tree, at, space - at);
            var name = Encoding.UTF8.GetString(tree, space + 1, end - space - 1);
            var child = Convert.ToHexStringLower(tree, end + 1, HashBytes);
            at = end + 1 + HashBytes;
            if (name.Contains('/', StringComparison.Ordinal))
            {
                throw new ArchiveException("a name has a separator in it");
            }

            var path = prefix + name;
            switch (mode)
            {
                case "40000" or "040000":
                    EntryPath.Split(path, limits);
                    WriteTree(child, path + "/", depth + 1, writer, limits);
                    break;
                case "100644" or "100755" or "100664":
                    WriteFile(child, path, mode == "100755", writer);
                    break;
                case "120000" or "160000":
                    break;
                default:
                    throw new ArchiveException($"the entry `{EntryPath.Shorten(path)}` is of an unknown kind");
            }
        }
    }

    private void WriteFile(string id, string path, bool isExecutable, TreeWriter writer)
    {
        var size = Begin(id, "blob");
        using var content = new HashedContent(_output, "blob", size);
        writer.AddFile(path, isExecutable, size, content);
        Finish(id, content);
    }

    private byte[] Read(string id, string type)
    {
        var size = Begin(id, type);
        if (size > MaxTreeBytes)
        {
            throw new SourceException($"the object {id} is too large");
        }

        var bytes = new byte[size];
        using var content = new HashedContent(_output, type, size);
        content.ReadExactly(bytes);
        Finish(id, content);
        return bytes;
    }

    /// <summary>Asks for an object; its size.</summary>
    private long Begin(string id, string type)
    {
        _cancellation.ThrowIfCancellationRequested();
        _process.StandardInput.Write(id + "\n");
        _process.StandardInput.Flush();
        var header = ReadLine().Split(' ');
        return header.Length == 3 && header[0] == id && header[1] == type && long.TryParse(header[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new SourceException($"the repository has no {type} {id}");
    }

    private void Finish(string id, HashedContent content)
    {
        if (content.Finish() != id)
        {
            throw new SourceException($"the object {id} has other content than its name says");
        }

        _output.ReadByte();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (int next; (next = _output.ReadByte()) != '\n' && line.Length < 4096;)
        {
            if (next < 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                throw new SourceException("git ended before it gave all objects");
            }

            line.Append((char)next);
        }

        return line.ToString();
    }

    /// <summary>An object's content as it streams by, hashed as git does. SHA-1 is git's choice of name, not ours.</summary>
    private sealed class HashedContent : Stream
    {
        private readonly Stream _inner;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        private long _left;

        public HashedContent(Stream inner, string type, long size)
        {
            (_inner, _left) = (inner, size);
            _hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type} {size}\0")));
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = _inner.Read(buffer, offset, (int)Math.Min(count, _left));
            _left -= read;
            _hash.AppendData(buffer, offset, read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
