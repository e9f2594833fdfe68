using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance.GoTemplates;

/// <summary>Go's own tables for its template lexer, parser, parse errors and execution.</summary>
public sealed class GoTemplateTests(ITestOutputHelper output)
{
    [Fact]
    public void Lexer_table() => Run("go-lex", record =>
    {
        var lexer = new TemplateLexer(Text(record, "input"), emitComments: true);
        var found = new List<string>();
        TemplateToken token;
        do
        {
            token = lexer.Next();
            found.Add($"{(int)token.Kind}:{token.Text}");
        }
        while (token.Kind is not (TokenKind.EndOfFile or TokenKind.Error));
        var expected = record.GetProperty("items").EnumerateArray().Select(i => $"{i[0].GetInt32()}:{i[1].GetString()}");
        return Same(string.Join('\n', expected), string.Join('\n', found));
    });

    [Fact]
    public void Parser_table() => Run("go-parse", record =>
    {
        // The table was made with a nesting limit of three, so that it can reach it.
        var text = Text(record, "input");
        var result = Text(record, "result");
        try
        {
            var templates = TemplateParser.Parse("test", text, GoTestFunctions, new TemplateOptions { MaxParseDepth = 3 });
            return record.GetProperty("ok").GetBoolean() ? Same(result, QuotedTexts(templates["test"].Body)) : "should have failed";
        }
        catch (TemplateParseException failure)
        {
            return record.GetProperty("ok").GetBoolean() ? "failed: " + failure.Message
                : result.StartsWith("template:", StringComparison.Ordinal) ? Same(result, failure.Message) : null;
        }
    });

    [Fact]
    public void Parse_error_table() => Run("go-parse-errors", record =>
    {
        try
        {
            TemplateSet.Empty(_ => null, new TemplateOptions()).Parse(Text(record, "name"), Text(record, "input"));
            return "should have failed";
        }
        catch (TemplateParseException failure)
        {
            var expected = Text(record, "err_contains");
            return failure.Message.Contains(expected, StringComparison.Ordinal) ? null : $"want {expected} got {failure.Message}";
        }
    });

    [Fact]
    public void Execution_table() => Run("go-exec", record =>
    {
        var data = Data(record);
        var result = new StringBuilder();
        try
        {
            var set = TemplateSet.Empty(GoTestData.Functions, new TemplateOptions()).Parse("test", Text(record, "input"));
            set.Execute("test", data, new TemplateRun(WorkBudget.Unlimited), result);
            return record.GetProperty("ok").GetBoolean() ? Same(Text(record, "output"), result.ToString()) : "should have failed, gave " + result;
        }
        catch (TemplateExecException failure)
        {
            return record.GetProperty("ok").GetBoolean() ? "failed: " + failure.Message : Same(Text(record, "output"), result.ToString());
        }
    });

    /// <summary>The table prints plain texts quoted, other nodes as they are.</summary>
    private static string QuotedTexts(Statement node)
    {
        switch (node)
        {
            case TextNode text:
                return GoFormat.Quote(text.Text);
            case ListNode list:
                var result = new StringBuilder();
                foreach (var item in list.Items)
                {
                    result.Append(QuotedTexts(item));
                }

                return result.ToString();
            case BranchNode branch:
                var otherwise = branch.Otherwise is null ? "" : "{{else}}" + QuotedTexts(branch.Otherwise);
                return "{{" + branch.Keyword + " " + branch.Pipe + "}}" + QuotedTexts(branch.Body) + otherwise + "{{end}}";
            default:
                return node.ToString();
        }
    }

    private static TemplateFunction? GoTestFunctions(string name) => name == "contains" ? GoTestData.Functions("twoArgs") : null;

    private static Value Data(JsonElement record)
    {
        var kind = Text(record, "data_kind");
        var hasData = record.TryGetProperty("data", out var data);
        switch (kind)
        {
            case "tVal":
                return GoTestData.T;
            case "*template.I":
                return new TestPointer("template.I", GoTestData.T);
            case "template.T":
                return GoTestData.ZeroT;
            case "[]*template.T":
                return new TestSlice("[]*template.T", [GoTestData.NilT]);
            case "struct { a int; b string }":
                return new TestStruct(kind).Field("a", IntValue.Of(7)).Field("b", new StrValue("seven"));
            case "complex128":
                return new GoComplex(16.2, -17);
            case "iter.Seq[int]" or "iter.Seq2[int,int]":
                var empty = Text(record, "output") == "empty";
                return GoTestData.Iterator(empty ? 0 : 2, kind == "iter.Seq2[int,int]");
            case "map[string]interface {}" when data.TryGetProperty("S", out _):
                var dict = new DictValue();
                dict.Set("S", new TestStruct("*bytes.Buffer") { Display = "foozle" });
                return dict;
        }

        return hasData ? Typed(data, kind) : NoneValue.Instance;
    }

    private static Value Typed(JsonElement data, string kind) => data.ValueKind switch
    {
        JsonValueKind.Null => NoneValue.Instance,
        JsonValueKind.True or JsonValueKind.False => BoolValue.Of(data.GetBoolean()),
        JsonValueKind.String => new StrValue(data.GetString()!),
        JsonValueKind.Number when kind == "float64" => new FloatValue(data.GetDouble()),
        JsonValueKind.Number when kind == "int" => IntValue.Of(data.GetInt64()),
        JsonValueKind.Number => new GoInteger(Enum.Parse<GoKind>(kind, ignoreCase: true), data.GetInt64()),
        JsonValueKind.Array => new TestSlice(kind, data.EnumerateArray().Select(i => Typed(i, kind[2..])).ToArray()),
        _ => Map(data, kind),
    };

    private static TestMap Map(JsonElement data, string kind)
    {
        var element = kind["map[string]".Length..];
        return new TestMap("string", element, NoneValue.Instance, data.EnumerateObject().Select(p => ((Value)new StrValue(p.Name), Typed(p.Value, element))).ToArray());
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;

    private static string? Same(string expected, string actual) => expected == actual ? null : $"want {expected} got {actual}";

    private void Run(string set, Func<JsonElement, string?> check)
    {
        var path = Corpus.FindOrSkip($"helm/{set}.ndjson", output);
        if (path is null)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var id = $"{++total:000}/{Text(document.RootElement, "name")}";
            if (check(document.RootElement) is { } failure)
            {
                failures[id] = failure;
            }
        }

        Corpus.Ratchet(set, total, failures, output);
    }
}
