using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Diagnostics as the corpus records them, one line of text each: code, kind, and file, line, column and message of every
/// label; read from a record, or from what the command line printed.
/// </summary>
internal static partial class EngineDiagnostics
{
    /// <summary>What a record expects; null when it has no diagnostics.</summary>
    public static List<string>? Expected(JsonElement record, Func<string, string> placed)
    {
        if (Find(record) is not { } list)
        {
            return null;
        }

        return list.EnumerateArray().Select(d => One(
            Text(d, "kind") == "EvaluationError" ? "E3M38" : Text(d, "code"),
            Text(d, "kind"),
            d.GetProperty("locs").EnumerateArray().Select(l => Label(
                placed(Text(l, "file")),
                l.GetProperty("line").GetInt32(),
                l.TryGetProperty("col", out var column) && column.ValueKind == JsonValueKind.Number ? column.GetInt32() : null,
                placed(Text(l, "msg") is { Length: > 0 } message ? message : FirstNote(d)))))).ToList();
    }

    /// <summary>What a command printed on standard error.</summary>
    public static List<string> Printed(string text)
    {
        var result = new List<(string Code, string Kind, List<(string File, int Line, int? Column, string? Message)> Labels)>();
        foreach (var raw in text.Split('\n'))
        {
            var line = WrapperPrefix().Replace(raw.Trim(), "");
            if (line.Length == 0)
            {
                continue;
            }

            if (line.EndsWith("EvaluationError", StringComparison.Ordinal))
            {
                result.Add(("E3M38", "EvaluationError", []));
            }
            else if (Header().Match(line) is { Success: true } header)
            {
                result.Add((header.Groups[1].Value, header.Groups[2].Value, []));
            }
            else if (Place().Match(line) is { Success: true } place && result.Count > 0)
            {
                result[^1].Labels.Add((place.Groups[1].Value, Number(place.Groups[2].Value)!.Value, Number(place.Groups[3].Value), place.Groups[4].Success ? place.Groups[4].Value : null));
            }
            else if (result.Count > 0 && result[^1].Labels is { Count: > 0 } labels && labels[^1].Message is null && Sentence().Match(line) is { Success: true } sentence)
            {
                labels[^1] = labels[^1] with { Message = sentence.Groups[1].Value.Trim() };
            }
        }

        return result.Select(d => One(d.Code, d.Kind, d.Labels.Select(l => Label(l.File, l.Line, l.Column, l.Message ?? "")))).ToList();
    }

    private static JsonElement? Find(JsonElement record)
    {
        foreach (var holder in new[] { record, record.TryGetProperty("oracle", out var oracle) && oracle.ValueKind == JsonValueKind.Object ? oracle : default })
        {
            if (holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty("diags", out var list) && list is { ValueKind: JsonValueKind.Array } && list.GetArrayLength() > 0)
            {
                return list;
            }
        }

        return record.TryGetProperty("stderr_diags", out var printed) && printed.ValueKind == JsonValueKind.Array && printed.GetArrayLength() > 0 ? printed : null;
    }

    private static string FirstNote(JsonElement diagnostic)
    {
        foreach (var name in new[] { "notes", "text" })
        {
            if (diagnostic.TryGetProperty(name, out var notes) && notes.ValueKind == JsonValueKind.Array && notes.GetArrayLength() > 0)
            {
                return notes[0].GetString() ?? "";
            }
        }

        return "";
    }

    private static string One(string code, string kind, IEnumerable<string> labels) => $"{code} {kind}{string.Concat(labels)}";

    private static string Label(string file, int line, int? column, string message) =>
        string.Create(CultureInfo.InvariantCulture, $" | {file}:{line}:{column} {message.Trim()}");

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(@"^error\[E3M38\]: ?(?=error\[|$)")]
    private static partial Regex WrapperPrefix();

    [GeneratedRegex(@"^(?:error|warning)\[(\w+)\](?:: ?(.*))?$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^-+> (?:File )?(.*?):(\d+)(?::(\d+))?(?:: (.*))?$")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\| +\^* *(.+)$")]
    private static partial Regex Sentence();
}
