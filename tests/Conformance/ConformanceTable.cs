namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// `docs/conformance.md`: one row for each corpus with how many cases are identical to the real engine. Each corpus test
/// writes its own row; rows of corpora that were not run stay as they are.
/// </summary>
internal static class ConformanceTable
{
    private const string Header = "# Conformance\n\nCases whose result is identical to the real engine's, as the tests measured them.\n\n| corpus | identical | of |\n|---|---:|---:|\n";
    private static readonly Lock Gate = new();

    public static void Record(string set, int identical, int total)
    {
        var file = Path.Combine(Corpus.ProjectRoot, "docs", "conformance.md");
        lock (Gate)
        {
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (File.Exists(file))
            {
                foreach (var line in File.ReadAllLines(file).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| corpus", StringComparison.Ordinal)))
                {
                    rows[line.Split('|')[1].Trim()] = line;
                }
            }

            rows[set] = $"| {set} | {identical} | {total} |";
            var text = Header + string.Concat(rows.Values.Select(r => r + "\n"));
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
        }
    }
}
