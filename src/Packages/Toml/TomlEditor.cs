using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages.Toml;

/// <summary>
/// Changes a document in place. Each operation replaces the smallest piece of text that expresses it and parses the
/// result again, so a document made here is always valid and everything not named keeps its exact bytes.
/// </summary>
internal static class TomlEditor
{
    /// <summary>Sets `table.key` to a value given as TOML text; makes the key, and the table's section, where missing.</summary>
    public static TomlDocument Set(TomlDocument document, IReadOnlyList<string> table, string key, string valueText)
    {
        if (document.Get([.. table]) is not { } value)
        {
            var section = new TomlSection(table, [new(key, valueText)]);
            return Splice(document, new TextSpan(document.File.Text.Length, 0), AppendedSection(document, section.ToText(LineBreak(document))));
        }

        var target = AsTable(value, table);
        return target.Find(key) is { } existing
            ? Splice(document, existing.Value.Span, valueText)
            : AddEntry(document, table, target, $"{TomlText.Key(key)} = {valueText}");
    }

    /// <summary>
    /// Sets the whole table `parent.name`. An existing one keeps its place, form and comments: only keys that differ
    /// change. A new one takes the form its siblings have: a line in the parent's section, or a section of its own.
    /// </summary>
    public static TomlDocument SetTable(TomlDocument document, string parent, string name, IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        var inline = "{ " + string.Join(", ", entries.Select(e => $"{TomlText.Key(e.Key)} = {e.Value}")) + " }";
        var parentTable = document.Root.Find(parent)?.Value as TomlTable;
        if (parentTable?.Find(name) is { } existing)
        {
            return existing.Value is TomlTable old
                ? Update(document, [parent, name], old, entries)
                : Splice(document, existing.Value.Span, inline);
        }

        if (parentTable is not null && (parentTable.Origin == TomlTableOrigin.Inline || parentTable.Entries.Any(e => e.Value is TomlTable { Origin: TomlTableOrigin.Inline })))
        {
            return AddEntry(document, [parent], parentTable, $"{TomlText.Key(name)} = {inline}");
        }

        var newline = LineBreak(document);
        var text = new TomlSection([parent, name], entries).ToText(newline);
        if (parentTable is not null && TomlSpans.EndOfSubtree(document, parentTable) is { } end)
        {
            return Splice(document, new TextSpan(end, 0), newline + newline + text.TrimEnd('\r', '\n'));
        }

        return Splice(document, new TextSpan(document.File.Text.Length, 0), AppendedSection(document, text));
    }

    /// <summary>Removes `table.name` in whatever form it is written; the document itself when there is none.</summary>
    public static TomlDocument Remove(TomlDocument document, IReadOnlyList<string> table, string name)
    {
        if (document.Get([.. table]) is not TomlTable parent || parent.Find(name) is not { } entry)
        {
            return document;
        }

        return parent.Origin == TomlTableOrigin.Inline
            ? Splice(document, TomlSpans.InlineEntry(document, entry), "")
            : SpliceAll(document, TomlSpans.Lines(document, entry));
    }

    private static TomlDocument Update(TomlDocument document, IReadOnlyList<string> path, TomlTable old, IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        foreach (var entry in old.Entries)
        {
            if (!entries.Any(e => e.Key == entry.Key) || entry.Value is TomlTable)
            {
                document = Remove(document, path, entry.Key);
            }
        }

        foreach (var (key, value) in entries)
        {
            document = Set(document, path, key, value);
        }

        return document;
    }

    private static TomlTable AsTable(TomlValue value, IReadOnlyList<string> path) => value as TomlTable
        ?? throw new InvalidOperationException($"{string.Join('.', path)} is {value.Description}, not a table");

    private static TomlDocument AddEntry(TomlDocument document, IReadOnlyList<string> path, TomlTable table, string line)
    {
        var newline = LineBreak(document);
        if (table.Origin == TomlTableOrigin.Inline)
        {
            var at = table.Entries.Count > 0 ? table.Entries[^1].Statement.End : table.Span.Start + 1;
            return Splice(document, new TextSpan(at, 0), table.Entries.Count > 0 ? ", " + line : $" {line} ");
        }

        // The line goes after the section's last plain key; a dotted or implicit table has no section to put it in.
        var last = table.Entries.LastOrDefault(e => e.Value is not TomlTable { Header: not null } and not TomlArray { IsTableArray: true } && e.Statement.Length > e.KeySpan.Length);
        var after = last is not null ? last.Statement.End : table.Header?.End;
        if (after is not { } start)
        {
            var dotted = string.Join('.', path.Select(TomlText.Key));
            return table.Origin == TomlTableOrigin.Dotted
                ? Splice(document, new TextSpan(TomlSpans.LineEnd(document, TomlSpans.EndOfSubtree(document, table) ?? 0), 0), $"{newline}{dotted}.{line}")
                : Splice(document, new TextSpan(document.File.Text.Length, 0), AppendedSection(document, $"[{dotted}]{newline}{line}{newline}"));
        }

        return Splice(document, new TextSpan(TomlSpans.LineEnd(document, start), 0), newline + line);
    }

    private static string AppendedSection(TomlDocument document, string text)
    {
        var newline = LineBreak(document);
        var old = document.File.Text;
        if (old.Length == 0)
        {
            return text;
        }

        var gap = !old.EndsWith('\n') ? newline + newline : old.EndsWith("\n\n", StringComparison.Ordinal) || old.EndsWith("\n\r\n", StringComparison.Ordinal) ? "" : newline;
        return gap + text;
    }

    private static string LineBreak(TomlDocument document)
    {
        var first = document.File.Text.IndexOf('\n', StringComparison.Ordinal);
        return first > 0 && document.File.Text[first - 1] == '\r' ? "\r\n" : "\n";
    }

    private static TomlDocument Splice(TomlDocument document, TextSpan span, string replacement)
    {
        var text = document.File.Text;
        return Reparse(document, string.Concat(text.AsSpan(0, span.Start), replacement, text.AsSpan(span.End)));
    }

    private static TomlDocument SpliceAll(TomlDocument document, List<TextSpan> removed)
    {
        var text = document.File.Text;
        var kept = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in removed)
        {
            kept.Append(text, at, Math.Max(0, span.Start - at));
            at = Math.Max(at, span.End);
        }

        return Reparse(document, kept.Append(text, at, text.Length - at).ToString());
    }

    private static TomlDocument Reparse(TomlDocument document, string text) =>
        TomlDocument.Parse(new SourceFile(document.File.Path, text), "E_MANIFEST_PARSE");
}
