using System.Diagnostics;
using System.Text.RegularExpressions;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit.Embedding;

/// <summary>The page about embedding shows the example project, whole, and what it prints.</summary>
public sealed partial class EmbeddingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Corpus.ProjectRoot, "docs", "embedding.md"));
    private static readonly string Example = Path.Combine(Corpus.ProjectRoot, "examples", "embedding", "Program.cs");

    [Fact]
    public void The_page_shows_the_example() => Assert.Equal(File.ReadAllText(Example), Block("csharp"));

    [Fact]
    public void The_example_is_twenty_lines() => Assert.True(File.ReadAllLines(Example).Length <= 20);

    [Fact]
    public async Task The_example_prints_what_the_page_says()
    {
        var program = Path.Combine(Corpus.ProjectRoot, "artifacts", "bin", "Embedding", Configuration(), "Embedding.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        Assert.Equal((0, Block("yaml"), ""), (process.ExitCode, await output, await error));
    }

    /// <summary>`debug` or `release`, as the tests were built.</summary>
    private static string Configuration() => Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Block(string language) =>
        Fence().Matches(Page).First(m => m.Groups[1].Value == language).Groups[2].Value;

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
