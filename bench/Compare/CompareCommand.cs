using System.Globalization;

namespace Kcl.Net.Bench.Compare;

/// <summary>
/// Programs side by side with a reference engine, both warm, in one run: in every round the engines take turns at each
/// program. Prints a Markdown table of the medians over the rounds; the ratios are medians of the rounds' ratios.
/// </summary>
internal static class CompareCommand
{
    private const int Rounds = 5;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(0.4);

    public static int Run(string tool, string folder, string? only)
    {
        using var reference = new ReferenceEngine(tool);
        Console.WriteLine("| program | engine ms | from source ms | ratio | again ms | ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var program in Programs(folder).Where(p => only is null || p.Name.Contains(only, StringComparison.Ordinal)))
        {
            Console.WriteLine(Row(program, reference));
        }

        return 0;
    }

    private static IEnumerable<ComparedProgram> Programs(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.k").Order(StringComparer.Ordinal))
        {
            yield return new ComparedProgram(Path.GetFileNameWithoutExtension(file), file, new Dictionary<string, string>());
        }
    }

    private static string Row(ComparedProgram program, ReferenceEngine reference)
    {
        var (first, expected) = reference.Run(program.File, program.Packages, 1);
        Require(program.FromSource(), expected, program);
        Require(program.Again(), expected, program);

        // Warm: the runtime compiles what is called often a second time, better.
        Measured.Median(() => program.FromSource(), Time);
        Measured.Median(() => program.Again(), Time);
        var (theirs, source, again) = (new List<double>(), new List<double>(), new List<double>());
        var repetitions = Math.Clamp((int)(Time.TotalMilliseconds / first), 1, 100);
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(reference.Run(program.File, program.Packages, repetitions).Milliseconds);
            source.Add(Measured.Median(() => program.FromSource(), Time));
            again.Add(Measured.Median(() => program.Again(), Time));
        }

        var sourceRatio = Measured.Median(theirs.Zip(source, (a, b) => a / b).ToList());
        var againRatio = Measured.Median(theirs.Zip(again, (a, b) => a / b).ToList());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {program.Name} | {Measured.Median(theirs):F2} | {Measured.Median(source):F3} | {sourceRatio:F1} | {Measured.Median(again):F3} | {againRatio:F1} |");
    }

    /// <summary>A fast wrong answer is no figure.</summary>
    private static void Require(string output, string expected, ComparedProgram program)
    {
        if (output.TrimEnd('\n') != expected.TrimEnd('\n'))
        {
            throw new InvalidOperationException(program.Name + ": the output differs from the reference's");
        }
    }
}
