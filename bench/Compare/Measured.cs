using System.Diagnostics;

namespace Kcl.Net.Bench.Compare;

/// <summary>Times of one piece of work in one process.</summary>
internal static class Measured
{
    /// <summary>The median milliseconds of as many repetitions as fit the time, at least three.</summary>
    public static double Median(Action work, TimeSpan time)
    {
        var times = new List<double>();
        for (var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency); times.Count < 3 || Stopwatch.GetTimestamp() < end;)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median(times);
    }

    public static double Median(List<double> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }
}
