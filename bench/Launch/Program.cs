using System.Globalization;
using Kcl.Net.Bench.Launch;

// launch RUNS -- PROGRAM [ARGUMENT...] -- PROGRAM [ARGUMENT...]: launches the programs in turn and prints, for each, the
// shortest and the median time and the largest peak memory, then how the first compares with the last.
var programs = new List<List<string>>();
for (var i = 1; i < args.Length; i++)
{
    if (args[i] == "--")
    {
        programs.Add([]);
    }
    else if (programs.Count > 0)
    {
        programs[^1].Add(args[i]);
    }
}

if (args.Length == 0 || !int.TryParse(args[0], CultureInfo.InvariantCulture, out var runs) || runs < 1 || programs.Count == 0 || programs.Exists(p => p.Count == 0))
{
    Console.Error.WriteLine("usage: launch RUNS -- PROGRAM [ARGUMENT...] [-- PROGRAM [ARGUMENT...]]");
    return 1;
}

var times = programs.ConvertAll(_ => new double[runs]);
var peaks = new long[programs.Count];

// Launched once unmeasured, so that the files are in the page cache for all.
programs.ForEach(p => ChildProcess.Run(p));
for (var run = 0; run < runs; run++)
{
    for (var i = 0; i < programs.Count; i++)
    {
        var (milliseconds, peak) = ChildProcess.Run(programs[i]);
        times[i][run] = milliseconds;
        peaks[i] = Math.Max(peaks[i], peak);
    }
}

for (var i = 0; i < programs.Count; i++)
{
    Array.Sort(times[i]);
    Print($"{Path.GetFileName(programs[i][0]),-8} min {times[i][0],7:F2} ms   median {Median(times[i]),7:F2} ms   peak {peaks[i] / 1024.0,6:F1} MB   {runs} launches");
}

if (programs.Count > 1)
{
    Print($"ratio    min {times[0][0] / times[^1][0],7:F2}      median {Median(times[0]) / Median(times[^1]),7:F2}");
}

return 0;

static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
