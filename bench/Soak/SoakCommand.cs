using System.Diagnostics;
using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Bench.Soak;

/// <summary>
/// Evaluates one compiled program again and again with options that are never the same, and tells what the process holds
/// after a collection. A run that keeps anything of the runs before it shows as memory that grows.
/// </summary>
internal static class SoakCommand
{
    private const int Reports = 10;

    private const string Program = """
        schema Service:
            name: str
            replicas: int = 1

            check:
                replicas > 0, "replicas of ${name}"

        _name = option("name")
        service = Service {
            name = _name
            replicas = option("replicas") % 7 + 1
        }
        labels = {app = _name, "key-${_name}" = "value"}
        log = "${_name} has ${service.replicas}".upper()
        """;

    public static int Run(long evaluations)
    {
        var path = Path.Combine(Path.GetTempPath(), $"soak-{Environment.ProcessId}.k");
        File.WriteAllText(path, Program);
        try
        {
            DeepStack.Run(() => Evaluate(KclEngine.Compile(KclRunner.LoadChecked(new LoadOptions([new EntryFile(path)], new DiskSourceTree()))), evaluations));
        }
        finally
        {
            File.Delete(path);
        }

        return 0;
    }

    private static int Evaluate(CompiledProgram program, long evaluations)
    {
        Console.WriteLine("| evaluations | seconds | held MB | process MB |");
        Console.WriteLine("|---:|---:|---:|---:|");
        var start = Stopwatch.GetTimestamp();
        for (var i = 1L; i <= evaluations; i++)
        {
            var options = new Dictionary<string, Value> { ["name"] = string.Create(CultureInfo.InvariantCulture, $"service-{i}"), ["replicas"] = i };
            var text = KclYamlWriter.Write(KclEngine.Run(program, new RunOptions { Options = options }).Value);
            if (!text.Contains(string.Create(CultureInfo.InvariantCulture, $"SERVICE-{i} HAS {(i % 7) + 1}"), StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"evaluation {i} gave {text}");
            }

            if (i == 1 || i % Math.Max(1, evaluations / Reports) == 0)
            {
                Report(i, Stopwatch.GetElapsedTime(start));
            }
        }

        return 0;
    }

    private static void Report(long done, TimeSpan time)
    {
        GC.Collect();
        var held = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {done} | {time.TotalSeconds:F1} | {held:F2} | {process.WorkingSet64 / 1e6:F0} |"));
    }
}
