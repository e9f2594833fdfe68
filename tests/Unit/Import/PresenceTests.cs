using Json.Schema;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Import;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Import;

/// <summary>Demands on which properties are given together: every choice of four properties is judged as by a validator.</summary>
public sealed class PresenceTests
{
    [Theory]
    [InlineData("""{"oneOf": [{"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}}, {"required": ["a"]}, {"required": ["b"]}]}""")]
    [InlineData("""{"allOf": [{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"oneOf": [{"required": ["c"]}, {"required": ["a", "d"]}]}]}""")]
    [InlineData("""{"anyOf": [{"required": ["a", "b"]}, {"required": ["c"], "not": {"required": ["d"]}}]}""")]
    [InlineData("""{"not": {"required": ["a", "b"]}, "allOf": [{"not": {"required": ["c"]}}]}""")]
    [InlineData("""{"not": {"allOf": [{"required": ["a"]}, {"anyOf": [{"required": ["b"]}, {"required": ["c"]}]}]}}""")]
    public void Choices_are_judged_as_by_a_validator(string demands) => DeepStack.Run(() =>
    {
        var schema = """{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}, "c": {"type": "integer"}, "d": {"type": "integer"}},""" + demands[1..];
        var imported = SchemaImport.Import(new SourceFile("s.json", schema), ImportMode.Auto, "Name");
        Assert.Empty(imported.Warnings);
        var program = KclEngine.Compile(KclRunner.LoadChecked(new LoadOptions(
            [new EntryFile("/s.k", imported.Source + "\nvalue: Name = option(\"value\")\n")], new DiskSourceTree()) { WorkingDirectory = "/" }));
        var validator = JsonSchema.FromText(schema);
        var accepted = 0;
        for (var choice = 0; choice < 16; choice++)
        {
            var json = "{" + string.Join(", ", "abcd".Where((_, i) => (choice >> i & 1) == 1).Select(n => $"\"{n}\": 1")) + "}";
            var isValid = validator.Evaluate(System.Text.Json.JsonDocument.Parse(json).RootElement).IsValid;
            Assert.True(isValid == Accepts(program, JsonReader.Read(json, JsonOptions.Exact)), $"{json}: the validator says {isValid}\n{imported.Source}");
            accepted += isValid ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 15);
        return 0;
    });

    private static bool Accepts(CompiledProgram program, Value value)
    {
        try
        {
            KclEngine.Run(program, new RunOptions { Options = new Dictionary<string, Value> { ["value"] = value } });
            return true;
        }
        catch (DiagnosticException)
        {
            return false;
        }
    }
}
