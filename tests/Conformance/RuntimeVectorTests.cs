using System.Text.Json;
using Kcl.Net.Builtins;
using Kcl.Net.Tests.Unit.Builtins;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Results of string methods and module functions, each called with plain data: `kcl/runtime.jsonl`.</summary>
public sealed class RuntimeVectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Builtins_answer_as_the_engine_does()
    {
        if (Corpus.FindOrSkip("kcl/runtime.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            using var record = JsonDocument.Parse(line);
            total++;
            if (Difference(record.RootElement) is { } difference)
            {
                failures[record.RootElement.GetProperty("id").GetString()!] = difference;
            }
        }

        Corpus.Ratchet("kcl-runtime", total, failures, output);
    }

    private static string? Difference(JsonElement record)
    {
        var function = record.GetProperty("fn").GetString()!;
        var arguments = record.GetProperty("args").EnumerateArray().Select(JsonValues.ToValue).ToList();
        var named = record.GetProperty("kwargs").EnumerateObject()
            .Select(p => KeyValuePair.Create(p.Name, JsonValues.ToValue(p.Value))).ToArray();
        Value? receiver = null;
        if (function.StartsWith("str.", StringComparison.Ordinal))
        {
            receiver = arguments[0];
            arguments.RemoveAt(0);
        }

        // What the engine itself printed is exact; the recorded result lost the difference between 1 and 1.0.
        var expected = record.TryGetProperty("kcl_json", out var printed)
            ? JsonValues.ToValue(JsonDocument.Parse(printed.GetString()!).RootElement.GetProperty("r"))
            : JsonValues.ToValue(record.GetProperty("result"));
        try
        {
            var actual = new TestHost().Invoke(function, receiver, [.. arguments], named);
            return JsonValues.Same(expected, actual) ? null : $"{Show(actual)} instead of {Show(expected)}";
        }
        catch (BuiltinException failure)
        {
            return failure.Message;
        }
    }

    private static string Show(Value value) => value switch
    {
        ListValue list => "[" + string.Join(", ", list.Items.ToArray().Select(Show)) + "]",
        _ => value + " (" + value.Kind + ")",
    };
}
