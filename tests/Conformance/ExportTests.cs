using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Export;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>`akua export --compat` against what the reference tool wrote for the same packages.</summary>
public sealed class ExportTests(ITestOutputHelper output)
{
    [Fact]
    public void Compatible_descriptions_are_identical()
    {
        if (Corpus.FindOrSkip("akua/export", output) is not { } folder)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var files = Directory.GetFiles(folder, "*.k");
        foreach (var file in files)
        {
            var expected = file[..^2];
            if (File.Exists(expected + ".error.txt"))
            {
                var error = Assert.Throws<DiagnosticException>(() => Text(file, ExportFormat.JsonSchema));
                Assert.Equal(RenderCodes.Kcl, error.Diagnostics[0].Code);
            }
            else if (Text(file, ExportFormat.JsonSchema) != File.ReadAllText(expected + ".schema.json"))
            {
                failures[Path.GetFileName(expected)] = "JSON Schema differs";
            }

            if (File.Exists(expected + ".openapi.json") && Text(file, ExportFormat.OpenApi) != File.ReadAllText(expected + ".openapi.json"))
            {
                failures[Path.GetFileName(expected)] = "OpenAPI differs";
            }
        }

        Corpus.Ratchet("akua-export", files.Length, failures, output);
    }

    private static string Text(string file, ExportFormat format) =>
        JsonSchemas.Text(PackageExport.Export(new ExportRequest(file) { Format = format, Compatible = true }));
}
