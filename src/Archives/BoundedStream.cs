namespace Kcl.Net.Archives;

/// <summary>
/// What comes out of a decompressor, counted. Bytes beyond the limit, or out of proportion to what was read of the compressed
/// stream, end the reading before they are used.
/// </summary>
internal sealed class BoundedStream(Stream inner, CountingStream compressed, ArchiveLimits limits) : Stream
{
    private long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _total += read;
        if (_total > limits.MaxBytes)
        {
            throw new ArchiveException($"it unpacks to more than {limits.MaxBytes} bytes");
        }

        if (_total > limits.RatioFreeBytes && _total / limits.MaxRatio > compressed.Count)
        {
            throw new ArchiveException($"it unpacks to more than {limits.MaxRatio} times its size");
        }

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
        inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Counts the bytes read of a stream; begins with two that were read before.</summary>
internal sealed class CountingStream(byte[] head, Stream inner) : Stream
{
    private int _headRead;

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_headRead < head.Length)
        {
            read = Math.Min(buffer.Length, head.Length - _headRead);
            head.AsSpan(_headRead, read).CopyTo(buffer);
            _headRead += read;
        }
        else
        {
            read = inner.Read(buffer);
        }

        Count += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
