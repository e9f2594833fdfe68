using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Schema;

namespace Kcl.Net.Bench.Profile;

/// <summary>
/// One thread's processor time and allocation of each phase of a program, which a busy machine disturbs far less than the clock.
/// `profile PROGRAMS [part of a name [phase]]`; a phase alone is repeated for ten seconds, for a sampler.
/// </summary>
internal static class ProfileCommand
{
    private const double Milliseconds = 500;
    private const double SamplerMilliseconds = 10_000;
    private const int Pause = 200;

    public static int Run(string folder, string? only, string? phase)
    {
        Console.WriteLine("| program | phase | least ms | median ms | collecting ms | MB |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        foreach (var file in Directory.GetFiles(folder, "*.k").Order(StringComparer.Ordinal))
        {
            if (only is null || Path.GetFileName(file).Contains(only, StringComparison.Ordinal))
            {
                DeepStack.Run(() => Print(file, phase));
            }
        }

        return 0;
    }

    private static int Print(string file, string? only)
    {
        var options = new LoadOptions([new EntryFile(file)], new DiskSourceTree())
        {
            WorkingDirectory = Path.GetDirectoryName(file)!,
            IsSystemModule = static name => SystemModules.Find(name) is not null,
            ReadsOnlyWhatIsUsed = true,
        };
        var program = ProgramLoader.Load(options);
        Checker.Check(program);
        var compiled = KclEngine.Compile(program);
        var value = KclEngine.Run(compiled, new RunOptions()).Value;
        (string Name, Action Work)[] phases =
        [
            ("load", () => ProgramLoader.Load(options)),
            ("check", () => Checker.Check(program)),
            ("lower", () => KclEngine.Compile(program)),
            ("run", () => KclEngine.Run(compiled, new RunOptions())),
            ("write", () => KclYamlWriter.Write(value)),
            ("from source", () => KclRunner.Run(new KclRunRequest(options))),
            ("again", () => KclYamlWriter.Write(KclEngine.Run(compiled, new RunOptions()).Value)),
        ];
        foreach (var (name, work) in phases)
        {
            if (only is null || only == name)
            {
                Console.WriteLine($"| {Path.GetFileNameWithoutExtension(file)} | {name} | {Measure(work, only is null ? Milliseconds : SamplerMilliseconds)} |");
            }
        }

        return 0;
    }

    private static string Measure(Action work, double time)
    {
        // Warm: the runtime compiles what is called often a second time, better, on a thread of its own.
        Compare.Measured.Median(work, TimeSpan.FromMilliseconds(time / 2));
        Thread.Sleep(Pause);
        Compare.Measured.Median(work, TimeSpan.FromMilliseconds(time / 2));
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var collecting = GC.GetTotalPauseDuration();
        for (var end = Stopwatch.GetTimestamp() + (long)(time / 1000 * Stopwatch.Frequency); times.Count < 5 || Stopwatch.GetTimestamp() < end;)
        {
            var start = ThreadMilliseconds();
            work();
            times.Add(ThreadMilliseconds() - start);
        }

        var pause = (GC.GetTotalPauseDuration() - collecting).TotalMilliseconds / times.Count;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{times.Min():F3} | {Compare.Measured.Median(times):F3} | {pause:F3} | {bytes / 1e6:F2}");
    }

    /// <summary>Linux only.</summary>
    private static double ThreadMilliseconds()
    {
        const int ThreadCpuClock = 3;
        _ = clock_gettime(ThreadCpuClock, out var time);
        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
