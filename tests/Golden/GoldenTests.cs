using Kcl.Net.Tests.Conformance;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Golden;

/// <summary>Every folder under `tests/golden` and every example gives exactly what is checked in beside it.</summary>
public sealed class GoldenTests
{
    private static readonly string Root = Path.Combine(Corpus.ProjectRoot, "tests", "golden");
    private static readonly string ExamplesRoot = Path.Combine(Corpus.ProjectRoot, "examples");

    public static TheoryData<string> Cases { get; } = [.. Directory.EnumerateDirectories(Root)
        .SelectMany(Directory.EnumerateDirectories).Select(c => Path.GetRelativePath(Root, c)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Examples { get; } = [.. Directory.EnumerateDirectories(ExamplesRoot)
        .Where(e => File.Exists(Path.Combine(e, "package.k"))).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string name)
    {
        var folder = Path.Combine(Root, name);
        var difference = GoldenFolder.Compare(folder, new GoldenCase(folder).Run(), static n => n.Contains(".verified.", StringComparison.Ordinal));
        Assert.True(difference is null, difference);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example(string name)
    {
        var target = Directory.CreateTempSubdirectory("golden-").FullName;
        try
        {
            var run = CliRun.Of("render", "--package", Path.Combine(ExamplesRoot, name, "package.k"), "--out", target);
            Assert.Equal((0, ""), (run.Code, run.Error));
            var rendered = Directory.EnumerateFiles(target).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText, StringComparer.Ordinal);
            var difference = GoldenFolder.Compare(Path.Combine(ExamplesRoot, name, "rendered"), rendered, static _ => true);
            Assert.True(difference is null, difference);
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }
}
