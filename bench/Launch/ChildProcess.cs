using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Kcl.Net.Bench.Launch;

/// <summary>
/// Starts a program and waits for it with the system's own calls: what .NET's process class adds would be a good part of
/// what is measured. Output is discarded. Linux only.
/// </summary>
/// <remarks>The peak counts the launcher's own memory up to the exec as well, so it is never below that.</remarks>
internal static unsafe class ChildProcess
{
    // Larger than the C library's own types on every Linux.
    private const int ActionsSize = 256;
    private const int UsageSize = 512;

    // struct rusage: two timevals, then ru_maxrss in KiB.
    private const int PeakOffset = 4 * sizeof(long);
    private const int WriteOnly = 1;

    public static (double Milliseconds, long PeakKibibytes) Run(List<string> command)
    {
        var arguments = stackalloc byte*[command.Count + 1];
        for (var i = 0; i < command.Count; i++)
        {
            arguments[i] = Text(command[i]);
        }

        arguments[command.Count] = null;
        var environment = stackalloc byte*[1];
        environment[0] = null;
        var actions = stackalloc byte[ActionsSize];
        var usage = stackalloc byte[UsageSize];
        var silence = Text("/dev/null");
        posix_spawn_file_actions_init(actions);
        posix_spawn_file_actions_addopen(actions, 1, silence, WriteOnly, 0);

        int child, status = 0;
        var started = Stopwatch.GetTimestamp();
        var failure = posix_spawn(&child, arguments[0], actions, null, arguments, environment);
        if (failure == 0)
        {
            wait4(child, &status, 0, usage);
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        posix_spawn_file_actions_destroy(actions);
        NativeMemory.Free(silence);
        for (var i = 0; i < command.Count; i++)
        {
            NativeMemory.Free(arguments[i]);
        }

        return failure == 0 && status == 0
            ? (elapsed, *(long*)(usage + PeakOffset))
            : throw new InvalidOperationException($"{command[0]} failed (spawn {failure}, status {status})");
    }

    private static byte* Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var copy = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        return copy;
    }

    [DllImport("libc")]
    private static extern int posix_spawn(int* child, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [DllImport("libc")]
    private static extern int posix_spawn_file_actions_init(byte* actions);

    [DllImport("libc")]
    private static extern int posix_spawn_file_actions_addopen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [DllImport("libc")]
    private static extern int posix_spawn_file_actions_destroy(byte* actions);

    [DllImport("libc")]
    private static extern int wait4(int child, int* status, int options, byte* usage);
}
