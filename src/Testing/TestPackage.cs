using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Testing;

/// <summary>
/// A folder with tests: every top-level lambda of its `*_test.k` files whose name begins with `test_`. They are part of the
/// package they test and see its private names.
/// </summary>
public sealed class TestPackage
{
    internal const string TestSuffix = "_test.k";
    private const string CasePrefix = "test_";

    private TestPackage(string folder, IReadOnlyList<string> files, IReadOnlyList<string> cases) => (Folder, Files, Cases) = (folder, files, cases);

    public string Folder { get; }

    /// <summary>Its ordinary files, then its test files.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Names of the tests in source order.</summary>
    public IReadOnlyList<string> Cases { get; }

    /// <summary>The packages with tests of a folder, or, for `folder/...`, of it and all folders below.</summary>
    public static IReadOnlyList<TestPackage> Find(string pattern, SourceTree sources, Func<string, IReadOnlyList<string>> foldersBelow)
    {
        const string Everything = "...";
        if (!pattern.EndsWith(Everything, StringComparison.Ordinal))
        {
            return Load(pattern, sources) is { } single ? [single] : [];
        }

        var root = pattern[..^Everything.Length].TrimEnd('/', '\\');
        return [.. foldersBelow(root.Length == 0 ? "." : root).Select(f => Load(f, sources)).OfType<TestPackage>()];
    }

    private static TestPackage? Load(string folder, SourceTree sources)
    {
        var tests = sources.ListFiles(folder).Where(f => f.EndsWith(TestSuffix, StringComparison.Ordinal)).ToList();
        if (tests.Count == 0)
        {
            return null;
        }

        var cases = tests.SelectMany(f => Names(Parser.ParseModule(new Diagnostics.SourceFile(f, sources.ReadFile(f) ?? "")))).Distinct(StringComparer.Ordinal);
        return new TestPackage(folder, [.. sources.PackageFiles(folder), .. tests], [.. cases]);
    }

    /// <summary>One file with the tests of its folder; null when there are none.</summary>
    public static TestPackage? Of(string file, SourceTree sources) => Load(Path.GetDirectoryName(file) ?? "", sources) is { } found
        ? new TestPackage(found.Folder, [file, .. found.Files.Where(static f => f.EndsWith(TestSuffix, StringComparison.Ordinal))], found.Cases)
        : null;

    private static IEnumerable<string> Names(ModuleSyntax module) =>
        module.Body.OfType<AssignStatement>()
            .Where(s => s is { Value: LambdaExpression, Targets: [{ Path.Count: 0, Name.Text: var name }] } && name.StartsWith(CasePrefix, StringComparison.Ordinal))
            .Select(s => s.Targets[0].Name.Text);
}
