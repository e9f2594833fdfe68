using System.Text.Json;
using System.Text.Json.Nodes;
using Kcl.Net.Diagnostics;
using Kcl.Net.Export;
using Kcl.Net.Modules;
using Kcl.Net.Query;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>What variables and options a program has, without running it, against the engine's query functions.</summary>
public sealed class QueryTests(ITestOutputHelper output)
{
    [Fact]
    public void Queries_give_the_engines_answers()
    {
        if (Corpus.FindOrSkip("kcl/query.jsonl", output) is not { } file)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var line in File.ReadLines(file))
        {
            total++;
            using var record = JsonDocument.Parse(line);
            var answer = Answer(record.RootElement);
            if (!JsonNode.DeepEquals(answer, JsonNode.Parse(record.RootElement.GetProperty("oracle").GetRawText())))
            {
                failures[record.RootElement.GetProperty("id").GetString()!] = answer.ToJsonString();
            }
        }

        Corpus.Ratchet("query", total, failures, output);
    }

    /// <summary>A result in the form of the engine's service.</summary>
    internal static JsonObject Json(QueryResult result) => new()
    {
        ["variables"] = new JsonObject(result.Variables.Select(v =>
            KeyValuePair.Create(v.Key, (JsonNode?)new JsonObject { ["variables"] = new JsonArray(v.Value.Select(i => (JsonNode)Json(i)).ToArray()) }))),
        ["unsupported_codes"] = new JsonArray(result.Unsupported.Select(c => (JsonNode)c).ToArray()),
        ["parse_errors"] = new JsonArray(result.SyntaxErrors.Select(e => (JsonNode)e.Message).ToArray()),
    };

    private static JsonObject Json(QueriedVariable variable) => new()
    {
        ["value"] = variable.Value,
        ["type_name"] = variable.TypeName,
        ["op_sym"] = variable.Operator,
        ["list_items"] = new JsonArray(variable.Items.Select(i => (JsonNode)Json(i)).ToArray()),
        ["dict_entries"] = new JsonArray(variable.Entries.Select(e => (JsonNode)new JsonObject { ["key"] = e.Name, ["value"] = Json(e) }).ToArray()),
    };

    private static JsonObject Answer(JsonElement record)
    {
        if (record.GetProperty("kind").GetString() == "list_options")
        {
            var main = new EntryFile("/query/main.k", record.GetProperty("source").GetString());
            return new JsonObject { ["options"] = Options(ProgramLoader.Load(new LoadOptions([main], new DiskSourceTree()) { WorkingDirectory = "/query" })) };
        }

        var specs = record.GetProperty("specs").EnumerateArray().Select(s => s.GetString()!).ToList();
        return Json(record.TryGetProperty("file_list", out var names)
            ? VariableQuery.Run(names.EnumerateArray().Select(n => new SourceFile(n.GetString()!, record.GetProperty("files").GetProperty(n.GetString()!).GetString()!)).ToList(), specs, merge: true)
            : VariableQuery.Run([new SourceFile("main.k", record.GetProperty("file_text").GetString()!)], specs));
    }

    internal static JsonArray Options(KclProgram program) => new(OptionUse.Of(program).Select(o => (JsonNode)new JsonObject
    {
        ["name"] = o.Name, ["type"] = o.Type, ["required"] = o.IsRequired, ["default_value"] = o.Default, ["help"] = o.Help,
    }).ToArray());
}
