using System.Text.RegularExpressions;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit;

/// <summary>Files and folders that the documents name exist, in backticks as well as behind links.</summary>
public sealed partial class DocumentPathTests
{
    public static TheoryData<string> Documents { get; } = ["docs/extending.md", "docs/codebase.md", "docs/embedding.md", "CONTRIBUTING.md", "README.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_named_path_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Corpus.ProjectRoot, document));
        var folder = Path.GetDirectoryName(Path.Combine(Corpus.ProjectRoot, document))!;
        var quoted = Quoted().Matches(text).Select(m => (m.Groups[1].Value, Path.Combine(Corpus.ProjectRoot, m.Groups[1].Value)));
        var linked = Linked().Matches(text).Select(m => (m.Groups[1].Value, Path.Combine(folder, m.Groups[1].Value)));
        var missing = quoted.Concat(linked).Where(p => !Path.Exists(p.Item2)).Select(p => p.Item1).Distinct();
        Assert.Empty(missing);
    }

    /// <summary>A path from the root of the repository; one with an upper-case placeholder or a star names no file.</summary>
    [GeneratedRegex(@"`((?![^`]*/[A-Z]+(?:/|`|\.txt))(?:src|tests|grammar|docs|bench|examples)/[\w./-]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\(((?!https?:)[^)#]+)\)")]
    private static partial Regex Linked();
}
