using System.Text.RegularExpressions;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit;

/// <summary>Each code the source can emit has a page under `docs/errors`, each page a code, and all pages the same parts.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly string Pages = Path.Combine(Corpus.ProjectRoot, "docs", "errors");

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.ProjectRoot, "src"), "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match code in CodeLiteral().Matches(File.ReadAllText(file)))
            {
                codes.Add(code.Groups[1].Value);
            }
        }

        var pages = PagePaths().Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal);
        Assert.Equal(codes, pages);
    }

    [Fact]
    public void Every_page_says_what_why_and_what_to_do()
    {
        foreach (var path in PagePaths())
        {
            var text = File.ReadAllText(path);
            Assert.StartsWith($"# {Path.GetFileNameWithoutExtension(path)}: ", text, StringComparison.Ordinal);
            Assert.Equal(["## What happened", "## Causes", "## Fix"], text.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        var listed = Link().Matches(File.ReadAllText(Path.Combine(Pages, "README.md"))).Select(m => m.Groups[1].Value);
        Assert.Equal(PagePaths().Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal), listed);
    }

    private static IEnumerable<string> PagePaths() =>
        Directory.EnumerateFiles(Pages, "*.md").Where(p => Path.GetFileName(p) != "README.md");

    [GeneratedRegex("\"([EW](?:_[A-Z]+)+|[EW][0-9][A-Z0-9][0-9]{2})\"")]
    private static partial Regex CodeLiteral();

    [GeneratedRegex(@"\]\((\w+\.md)\)")]
    private static partial Regex Link();
}
