using System.Formats.Tar;
using System.IO.Compression;
using Json.Schema;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Formatting;
using Kcl.Net.Import;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Tests.Unit.Import;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Real schemas of a thousand lines and more: what is imported is formatted, checks and runs, and it judges documents as a JSON Schema
/// validator judges them by the original. The documents are real ones and what becomes of them by random changes.
/// </summary>
public sealed class ImportTests(ITestOutputHelper output)
{
    private const int DocumentsPerSchema = 40;

    public static TheoryData<string, string, string> Schemas => new()
    {
        { "traefik__traefik__default/chart/values.schema.json", "traefik__traefik__default/chart/values.yaml", "Values" },
        { "cert-manager__cert-manager__default/chart/values.schema.json", "cert-manager__cert-manager__default/chart/values.yaml", "Values" },
        { "bitnami__redis__default/chart/values.schema.json", "bitnami__redis__default/chart/values.yaml", "Values" },
        { "gcomm__loki__default/chart/values.schema.json", "gcomm__loki__default/chart/values.yaml", "Values" },
        { "pc__kube-prometheus-stack__default/chart/charts/crds/crds/crd-prometheuses.yaml", "pc__kube-prometheus-stack__default/expected.yaml", "Prometheus" },
        { "pc__kube-prometheus-stack__default/chart/charts/crds/crds/crd-alertmanagers.yaml", "pc__kube-prometheus-stack__default/expected.yaml", "Alertmanager" },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Imported_schemas_judge_as_the_original(string schemaPath, string documentPath, string name)
    {
        if (Corpus.FindOrSkip("helm/charts.tar.gz", output) is not { } archive)
        {
            return;
        }

        var texts = ReadEntries(archive, schemaPath, documentPath);
        DeepStack.Run(() => Compare(new SourceFile(schemaPath, texts[schemaPath]), texts[documentPath], name));
    }

    private int Compare(SourceFile schemaFile, string documents, string name)
    {
        Assert.True(schemaFile.LineCount >= 1000);
        var imported = SchemaImport.Import(schemaFile, ImportMode.Auto, name);
        Assert.Equal(Formatter.Format(new SourceFile("schema.k", imported.Source)), imported.Source);
        foreach (var warning in imported.Warnings)
        {
            output.WriteLine("widened: " + warning);
        }

        var program = KclEngine.Compile(KclRunner.LoadChecked(new LoadOptions([new EntryFile("/schema.k", imported.Source + $"\nvalue: {name} = option(\"value\")\n")], new DiskSourceTree()) { WorkingDirectory = "/" }));
        var root = (DictValue)YamlReader.Read(schemaFile, YamlOptions.Core12);
        var isCrd = root["spec"] is not null;
        var validator = JsonSchema.FromText(JsonWriter.Write(isCrd ? JudgeSchema.OfResource(root) : JudgeSchema.Of(root)));
        var document = YamlReader.ReadAll(documents, YamlOptions.Core12).OfType<DictValue>().First(d => !isCrd || d["kind"] is StrValue kind && kind.Value == name);
        var accepted = 0;
        for (var i = 0; i < DocumentsPerSchema; i++)
        {
            var changed = i == 0 ? document : new RandomChanges(i).Of(document, 1 + (i % 3));
            var failure = Failure(program, changed);
            var isValid = validator.Evaluate(System.Text.Json.JsonDocument.Parse(JsonWriter.Write(changed)).RootElement).IsValid;
            Assert.True(isValid == failure is null, $"document {i}: the JSON Schema says {isValid}, the imported one says {failure ?? "ok"}");
            accepted += isValid ? 1 : 0;
        }

        output.WriteLine($"{name}: {accepted} of {DocumentsPerSchema} documents valid, all judged the same");
        Assert.InRange(accepted, 1, DocumentsPerSchema - 1);
        return 0;
    }

    private static string? Failure(CompiledProgram program, DictValue document)
    {
        try
        {
            KclEngine.Run(program, new RunOptions { Options = new Dictionary<string, Value> { ["value"] = document } });
            return null;
        }
        catch (DiagnosticException e)
        {
            return e.Diagnostics[0].Message + " at " + e.Diagnostics[0].Labels.LastOrDefault()?.Origin;
        }
    }

    private static Dictionary<string, string> ReadEntries(string archive, params string[] names)
    {
        var found = new Dictionary<string, string>();
        using var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (found.Count < names.Length && tar.GetNextEntry() is { } entry)
        {
            var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (names.Contains(name) && entry.DataStream is { } data)
            {
                found[name] = new StreamReader(data).ReadToEnd();
            }
        }

        return found;
    }
}
