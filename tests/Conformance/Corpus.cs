using System.Text;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// The conformance data beside the project, and the ratchet that compares a run with the checked-in known failures:
/// a listed case that passes or an unlisted one that fails is red. `UPDATE_KNOWN=1` rewrites the list.
/// </summary>
internal static class Corpus
{
    /// <summary>Folder of the checkout that holds the solution file.</summary>
    public static string ProjectRoot { get; } = FindUp("Kcl.Net.sln") ?? throw new InvalidOperationException("no Kcl.Net.sln above the tests");

    /// <summary>Absolute path of a file or folder of the corpus; null when the corpus is not present.</summary>
    public static string? Find(string relative)
    {
        var path = Path.Combine(ProjectRoot, "..", "shared", "conformance", relative);
        return File.Exists(path) || Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }

    /// <summary>The corpus path, or null after saying that the test is skipped.</summary>
    public static string? FindOrSkip(string relative, ITestOutputHelper output)
    {
        var path = Find(relative);
        if (path is null)
        {
            output.WriteLine("skipped: corpus not present");
        }

        return path;
    }

    /// <summary>
    /// Holds a run against `known/SET.txt`. <paramref name="failures"/> maps the id of each failing case to why it failed;
    /// <paramref name="total"/> is the number of cases run.
    /// </summary>
    public static void Ratchet(string set, int total, IReadOnlyDictionary<string, string> failures, ITestOutputHelper output)
    {
        var file = Path.Combine(ProjectRoot, "tests", "Conformance", "known", set + ".txt");
        var known = ReadKnown(file);
        output.WriteLine($"{set}: {total - failures.Count} of {total} identical");
        ConformanceTable.Record(set, total - failures.Count, total);
        if (Environment.GetEnvironmentVariable("UPDATE_KNOWN") == "1")
        {
            var lines = failures.OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => f.Key + "\t" + OneLine(known.GetValueOrDefault(f.Key) ?? f.Value));
            File.WriteAllText(file, string.Concat(lines.Select(l => l + "\n")));
            return;
        }

        var message = new StringBuilder();
        foreach (var (id, why) in failures.Where(f => !known.ContainsKey(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            message.Append("fails: ").Append(id).Append(": ").Append(OneLine(why)).Append('\n');
        }

        foreach (var id in known.Keys.Where(k => !failures.ContainsKey(k)))
        {
            message.Append("passes now, take it off the list: ").Append(id).Append('\n');
        }

        Assert.True(message.Length == 0, $"{set} differs from known/{set}.txt (UPDATE_KNOWN=1 rewrites it):\n{message}");
    }

    private static Dictionary<string, string> ReadKnown(string file)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(file))
        {
            foreach (var line in File.ReadAllLines(file).Where(l => l.Length > 0))
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                known[tab < 0 ? line : line[..tab]] = tab < 0 ? "" : line[(tab + 1)..];
            }
        }

        return known;
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Length > 160 ? line[..160] : line;
    }

    private static string? FindUp(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, name)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
