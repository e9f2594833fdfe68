using System.Text.Json;
using System.Text.RegularExpressions;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Validation;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Data against schemas: the verdict, and for invalid data the engine's text with its places in the data file.</summary>
public sealed partial class VetTests(ITestOutputHelper output)
{
    [Fact]
    public void Data_is_judged_as_the_engine_does()
    {
        if (Corpus.FindOrSkip("kcl/vet.jsonl", output) is not { } file)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(file))
        {
            total++;
            using var record = JsonDocument.Parse(line);
            var root = Directory.CreateTempSubdirectory("kcl-vet-").FullName;
            try
            {
                if (Mismatch(record.RootElement, root) is { } why)
                {
                    failures[record.RootElement.GetProperty("id").GetString()!] = why;
                }
            }
            finally
            {
                Directory.Delete(root, recursive: true);
            }
        }

        Corpus.Ratchet("kcl-vet", total, failures, output);
    }

    private static string? Mismatch(JsonElement record, string root)
    {
        foreach (var file in record.GetProperty("files").EnumerateObject())
        {
            var path = Path.Combine(root, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value.GetString());
        }

        var actual = Validate(record.GetProperty("params"), root);
        if (record.GetProperty("expect").GetString() == "ok")
        {
            return actual is null ? null : "should be valid: " + actual;
        }

        var expected = Plain(record.GetProperty("oracle").GetProperty("error").GetString()!.Replace("${CWD}", root, StringComparison.Ordinal));
        return actual is null ? "should be invalid" : Plain(actual) == expected ? null : "other text: " + actual;
    }

    private static string? Validate(JsonElement parameters, string root)
    {
        var dataName = Text(parameters, "datafile");
        var data = dataName is null ? new SourceFile("validationTempFile", Text(parameters, "data")!) : new SourceFile(dataName, File.ReadAllText(Path.Combine(root, dataName)));
        var sources = new DiskSourceTree();
        var entries = Text(parameters, "code") is { } code ? [new EntryFile(Path.Combine(root, "code.k"), code)] : PackageEntries.Of(Path.Combine(root, Text(parameters, "file")!), sources);
        try
        {
            DataValidator.Validate(new ValidationRequest(new LoadOptions(entries, sources) { WorkingDirectory = root }, data)
            {
                Format = Text(parameters, "format") == "yaml" ? DataFormat.Yaml : DataFormat.Json,
                SchemaName = Text(parameters, "schema"),
                AttributeName = Text(parameters, "attribute_name") ?? "value",
            });
            return null;
        }
        catch (DiagnosticException e)
        {
            return PrettyText.RenderEngineText(e.Diagnostics);
        }
    }

    /// <summary>Without codes of run-time errors, which the engine's API leaves out, without our notes, and without empty lines.</summary>
    private static string Plain(string text) => string.Join('\n', Header().Replace(text, "EvaluationError").Split('\n')
        .Where(l => l.Trim().Length > 0 && !l.StartsWith("note: ", StringComparison.Ordinal) && !l.StartsWith("help: ", StringComparison.Ordinal)).Select(l => l.TrimEnd()));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"error\[E3M38\]: EvaluationError")]
    private static partial Regex Header();
}
