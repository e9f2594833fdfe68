using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Edits of every valid document of the corpus: what is named changes, every other value stays.</summary>
public sealed class TomlEditTests(ITestOutputHelper output)
{
    private static readonly KeyValuePair<string, string>[] Fields = [new("path", "\"./lib\"")];

    [Fact]
    public void Edits_change_what_they_name_and_nothing_else()
    {
        if (Corpus.FindOrSkip("toml/vectors.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var vector = JsonDocument.Parse(line);
            if (vector.RootElement.GetProperty("expect").GetString() != "ok" || !vector.RootElement.TryGetProperty("toml", out var text))
            {
                continue;
            }

            var document = TomlDocument.Parse(new SourceFile("t.toml", text.GetString()!), "E_TEST");
            foreach (var entry in document.Root.Entries)
            {
                if (entry.Value is not TomlTable table)
                {
                    continue;
                }

                foreach (var key in table.Entries.Select(e => e.Key).Append("new key").Append("new"))
                {
                    Try($"{vector.RootElement.GetProperty("id").GetString()} set {entry.Key}.{key}", () => CheckSet(document, entry.Key, key));
                    Try($"{vector.RootElement.GetProperty("id").GetString()} remove {entry.Key}.{key}", () => CheckRemove(document, entry.Key, key));
                    Try($"{vector.RootElement.GetProperty("id").GetString()} table {entry.Key}.{key}", () => CheckTable(document, entry.Key, key));
                }
            }

            Try($"{vector.RootElement.GetProperty("id").GetString()} new", () => CheckTable(document, "brand", "new"));
        }

        output.WriteLine($"{total} edits");
        Assert.True(failures.Count == 0, $"{failures.Count} of {total}: " + string.Join('\n', failures.Take(30).Select(f => f.Key + ": " + f.Value)));

        void Try(string id, Func<string?> check)
        {
            total++;
            try
            {
                if (check() is { } why)
                {
                    failures[id] = why;
                }
            }
            catch (Exception e) when (e is DiagnosticException or ArgumentException or InvalidOperationException)
            {
                failures[id] = e.Message;
            }
        }
    }

    private static string? CheckSet(TomlDocument before, string table, string key)
    {
        // Replacing a section by a plain value is not an edit of one value.
        if (before.Get(table, key) is TomlTable { Origin: not TomlTableOrigin.Inline } or TomlArray { IsTableArray: true })
        {
            return null;
        }

        var after = TomlEditor.Set(before, [table], key, "\"set here\"");
        return after.Get(table, key) is TomlString { Value: "set here" } ? Same(before, after, table, key) : "not set:\n" + after.File.Text;
    }

    private static string? CheckRemove(TomlDocument before, string table, string key)
    {
        var after = TomlEditor.Remove(before, [table], key);
        return after.Get(table, key) is null ? Same(before, after, table, key) : "still there:\n" + after.File.Text;
    }

    private static string? CheckTable(TomlDocument before, string table, string key)
    {
        if (before.Get(table, key) is TomlArray { IsTableArray: true })
        {
            return null;
        }

        var after = TomlEditor.SetTable(before, table, key, Fields);
        return after.Get(table, key, "path") is TomlString { Value: "./lib" } && ((TomlTable)after.Get(table, key)!).Entries.Count == 1
            ? Same(before, after, table, key)
            : "not set:\n" + after.File.Text;
    }

    private static string? Same(TomlDocument before, TomlDocument after, string table, string key)
    {
        var (a, b) = (Dump(before.Root, table, key), Dump(after.Root, table, key));
        return a == b ? null : $"\n{a}\n{b}\n{after.File.Text}";
    }

    /// <summary>All values but the named one; a table is left out when it holds nothing else.</summary>
    private static string Dump(TomlTable root, string table, string key)
    {
        var text = new StringBuilder();
        foreach (var entry in root.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            var dumped = new StringBuilder();
            Dump(dumped, entry.Value, entry.Key == table ? key : null);
            if (entry.Key != table || dumped.Length > 2)
            {
                text.Append(entry.Key).Append('=').Append(dumped).Append(' ');
            }
        }

        return text.ToString();
    }

    private static void Dump(StringBuilder text, TomlValue value, string? except)
    {
        switch (value)
        {
            case TomlTable table:
                text.Append('{');
                foreach (var entry in table.Entries.Where(e => e.Key != except).OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    text.Append(entry.Key).Append('=');
                    Dump(text, entry.Value, null);
                    text.Append(' ');
                }

                text.Append('}');
                break;
            case TomlArray array:
                text.Append('[');
                foreach (var item in array.Items)
                {
                    Dump(text, item, null);
                    text.Append(' ');
                }

                text.Append(']');
                break;
            default:
                text.Append(value switch
                {
                    TomlString s => s.Value,
                    TomlInteger i => i.Value.ToString(CultureInfo.InvariantCulture),
                    TomlFloat f => f.Value.ToString("R", CultureInfo.InvariantCulture),
                    TomlBoolean b => b.Value ? "true" : "false",
                    TomlDateTime d => d.Value,
                    _ => "?",
                });
                break;
        }
    }
}
