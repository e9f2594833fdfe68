using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The public TOML 1.0 corpus: valid documents give equal tagged values, invalid ones are refused.</summary>
public sealed class TomlTests(ITestOutputHelper output)
{
    [Fact]
    public void Documents_read_as_the_corpus_says()
    {
        if (Corpus.FindOrSkip("toml/vectors.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var vector = json.RootElement;
            total++;
            var why = Run(vector);
            if (why is not null)
            {
                failures[vector.GetProperty("id").GetString()!] = why;
            }
        }

        Corpus.Ratchet("toml", total, failures, output);
    }

    private static string? Run(JsonElement vector)
    {
        var bytes = vector.TryGetProperty("toml_base64", out var encoded)
            ? encoded.GetBytesFromBase64()
            : Encoding.UTF8.GetBytes(vector.GetProperty("toml").GetString()!);
        var valid = vector.GetProperty("expect").GetString() == "ok";
        try
        {
            var document = TomlDocument.Parse(bytes, "doc.toml", "E_TEST");
            return valid ? Difference(vector.GetProperty("json"), document.Root, "$") : "accepted";
        }
        catch (DiagnosticException e)
        {
            return valid ? $"refused: {e.Diagnostics[0].Primary}: {e.Message}" : null;
        }
    }

    private static string? Difference(JsonElement expected, TomlValue actual, string at)
    {
        switch (actual)
        {
            case TomlTable table:
                if (expected.ValueKind != JsonValueKind.Object || expected.EnumerateObject().Count() != table.Entries.Count)
                {
                    return $"{at}: other keys";
                }

                return table.Entries.Select(e => expected.TryGetProperty(e.Key, out var child) ? Difference(child, e.Value, $"{at}.{e.Key}") : $"{at}.{e.Key}: not expected")
                    .FirstOrDefault(d => d is not null);
            case TomlArray array:
                if (expected.ValueKind != JsonValueKind.Array || expected.GetArrayLength() != array.Items.Count)
                {
                    return $"{at}: other length";
                }

                return array.Items.Select((item, i) => Difference(expected[i], item, $"{at}[{i}]")).FirstOrDefault(d => d is not null);
            default:
                var type = expected.GetProperty("type").GetString()!;
                var value = expected.GetProperty("value").GetString()!;
                return ScalarEquals(type, value, actual) ? null : $"{at}: expected {type} {value}, got {actual.Description}";
        }
    }

    private static bool ScalarEquals(string type, string value, TomlValue actual) => actual switch
    {
        TomlString s => type == "string" && s.Value == value,
        TomlBoolean b => type == "bool" && (b.Value ? "true" : "false") == value,
        TomlInteger i => type == "integer" && i.Value.ToString(CultureInfo.InvariantCulture) == value,
        TomlFloat f => type == "float" && FloatEquals(value, f.Value),
        TomlDateTime d => type == d.Kind switch
        {
            TomlDateTimeKind.OffsetDateTime => "datetime",
            TomlDateTimeKind.LocalDateTime => "datetime-local",
            TomlDateTimeKind.LocalDate => "date-local",
            _ => "time-local",
        }
            && WithoutTrailingZeros(d.Value) == WithoutTrailingZeros(value),
        _ => false,
    };

    private static bool FloatEquals(string expected, double actual) => expected switch
    {
        "inf" or "+inf" => double.IsPositiveInfinity(actual),
        "-inf" => double.IsNegativeInfinity(actual),
        "nan" or "+nan" or "-nan" => double.IsNaN(actual),
        _ => double.Parse(expected, CultureInfo.InvariantCulture).Equals(actual),
    };

    /// <summary>The corpus pads fractions of seconds to milliseconds; the amount is what counts.</summary>
    private static string WithoutTrailingZeros(string time)
    {
        var dot = time.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return time;
        }

        var end = dot + 1;
        while (end < time.Length && char.IsAsciiDigit(time[end]))
        {
            end++;
        }

        return time[..dot] + time[dot..end].TrimEnd('0').TrimEnd('.') + time[end..];
    }
}
