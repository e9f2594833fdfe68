using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

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
            : AddEntry(document, table, $"{TomlText.Key(key)} = {valueText}");
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

        if (parentTable is not null && (parentTable.Origin is TomlTableOrigin.Inline or TomlTableOrigin.Dotted || parentTable.Entries.Any(e => e.Value is TomlTable { Origin: TomlTableOrigin.Inline })))
        {
            return AddEntry(document, [parent], $"{TomlText.Key(name)} = {inline}");
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

    /// <summary>
    /// Adds a line to a table: to its own section, to its braces, or, for a table made by dotted keys, as one more
    /// dotted key where those are. A table that is only implied gets its section at the end.
    /// </summary>
    private static TomlDocument AddEntry(TomlDocument document, IReadOnlyList<string> path, string line)
    {
        var newline = LineBreak(document);
        var anchor = document.Root;
        var table = document.Root;
        var prefix = "";
        foreach (var key in path)
        {
            table = (TomlTable)table.Find(key)!.Value;
            if (table.Origin == TomlTableOrigin.Dotted)
            {
                prefix += TomlText.Key(key) + ".";
            }
            else
            {
                (anchor, prefix) = (table, "");
            }
        }

        if (anchor.Origin == TomlTableOrigin.Implicit)
        {
            var header = $"[{string.Join('.', path.Select(TomlText.Key))}]";
            return Splice(document, new TextSpan(document.File.Text.Length, 0), AppendedSection(document, header + newline + line + newline));
        }

        if (anchor.Origin == TomlTableOrigin.Inline)
        {
            var end = anchor.Span.End - 1;
            var at = end;
            while (document.File.Text[at - 1] is ' ' or '\t')
            {
                at--;
            }

            return Splice(document, TextSpan.FromBounds(at, end), anchor.Entries.Count > 0 ? $", {prefix}{line} " : $" {prefix}{line} ");
        }

        return TomlSpans.EndOfOwnLines(anchor) is { } last
            ? Splice(document, new TextSpan(TomlSpans.LineEnd(document, last), 0), newline + prefix + line)
            : Splice(document, default, prefix + line + newline);
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
