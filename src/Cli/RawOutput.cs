using System.Runtime.InteropServices;

namespace Kcl.Net.Cli;

/// <summary>
/// Standard output or error written with the system's own call. The console's stream would set the terminal up and start a thread for
/// signals first, which a program that only prints does not need. What a closed pipe does not take is dropped, as there.
/// </summary>
internal sealed class RawOutput(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private static readonly int WouldBlock = OperatingSystem.IsLinux() ? 11 : 35;
    private bool _isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The stream of a descriptor; on Windows the console's own.</summary>
    public static Stream Open(int descriptor) => !OperatingSystem.IsWindows() ? new RawOutput(descriptor)
        : descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0 && !_isClosed)
        {
            var written = Write(descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == BrokenPipe)
            {
                _isClosed = true;
            }
            else if (error == WouldBlock)
            {
                Thread.Sleep(1);
            }
            else if (error != Interrupted)
            {
                throw new IOException($"writing failed with error {error}");
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [DllImport("libc", EntryPoint = "write", ExactSpelling = true, SetLastError = true)]
    private static extern nint Write(int descriptor, ref byte buffer, nint count);
}
