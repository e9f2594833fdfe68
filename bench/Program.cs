using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kcl.Net.Bench.Charts;
using Kcl.Net.Bench.Compare;
using Kcl.Net.Bench.Profile;
using Kcl.Net.Bench.Soak;

if (args is ["compare", var tool, var folder, ..])
{
    return CompareCommand.Run(tool, folder, args.ElementAtOrDefault(3), args.ElementAtOrDefault(4));
}

if (args is ["profile", var programs, ..])
{
    return ProfileCommand.Run(programs, args.ElementAtOrDefault(2), args.ElementAtOrDefault(3));
}

if (args is ["soak", var count])
{
    return SoakCommand.Run(long.Parse(count, CultureInfo.InvariantCulture));
}

if (args is ["charts", ..])
{
    return ChartsCommand.Run(args.ElementAtOrDefault(1), args.ElementAtOrDefault(2));
}

// In this process: the benchmarks see the library's internals, and nothing is restored or built to measure.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
