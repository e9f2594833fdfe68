using System.Globalization;
using Kcl.Net.Bench.Scenarios;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Bench.Charts;

/// <summary>
/// `charts [CASE] [ROUNDS]`: real charts warm, in turn with the compiled chart and compiled anew. The least of all rounds is printed,
/// in processor time of the process, which a busy machine disturbs less than the clock.
/// </summary>
internal static class ChartsCommand
{
    private static readonly string[] Cases =
    [
        "ingress-nginx__ingress-nginx__default", "pc__kube-prometheus-stack__default", "argo__argo-cd__default", "cert-manager__cert-manager__default",
    ];

    public static int Run(string? only, string? rounds)
    {
        var count = int.Parse(rounds ?? "40", CultureInfo.InvariantCulture);
        Console.WriteLine("| chart | again ms | again MB | anew ms | anew MB |\n|---|---:|---:|---:|---:|");
        foreach (var name in only is null or "all" ? Cases : [only])
        {
            var chart = new RealChartBenchmark { Case = name };
            chart.Setup();
            var (again, anew) = DeepStack.Run(() => Measure(chart, count));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {again.Time:F2} | {again.Size:F1} | {anew.Time:F2} | {anew.Size:F1} |"));
        }

        return 0;
    }

    private static ((double Time, double Size) Again, (double Time, double Size) Anew) Measure(RealChartBenchmark chart, int rounds)
    {
        var (again, anew) = ((double.MaxValue, 0.0), (double.MaxValue, 0.0));
        for (var i = 0; i < rounds; i++)
        {
            again = Least(again, chart.Render);
            anew = Least(anew, chart.CompileAndRender);
        }

        return (again, anew);
    }

    private static (double Time, double Size) Least((double Time, double Size) best, Func<string> render)
    {
        GC.Collect();
        var (time, size) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        GC.KeepAlive(render());
        var took = (Environment.CpuUsage.TotalTime - time).TotalMilliseconds;
        return (Math.Min(best.Time, took), (GC.GetAllocatedBytesForCurrentThread() - size) / 1e6);
    }
}
