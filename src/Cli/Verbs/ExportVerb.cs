using System.CommandLine;
using Kcl.Net.Cli.Kcl;
using Kcl.Net.Composition;
using Kcl.Net.Export;
using Kcl.Net.Render;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua export`: what inputs a package takes, as JSON Schema or OpenAPI.</summary>
internal sealed class ExportVerb : Verb
{
    private const string JsonSchema = "json-schema";
    private const string OpenApi = "openapi";
    private readonly Option<string> _package = new("--package") { Description = "The package file", DefaultValueFactory = _ => "./package.k" };
    private readonly Option<string> _schema = new("--schema") { Description = "The schema to describe", DefaultValueFactory = _ => "Input" };
    private readonly Option<string> _format = new("--format") { Description = "json-schema (2020-12) or openapi (3.1)", DefaultValueFactory = _ => JsonSchema };
    private readonly Option<string?> _out = new("--out") { Description = "Write the description to this file" };
    private readonly Option<bool> _compat = new("--compat") { Description = "Describe exactly as the reference tool does: defaults are required, checks are left out" };

    public ExportVerb()
        : base("export", "Describe the inputs of a package as JSON Schema or OpenAPI", "akua export", "akua export --package apps/web/package.k --out inputs.schema.json", "akua export --format openapi")
    {
        _format.AcceptOnlyFromAmong(JsonSchema, OpenApi);
        foreach (var option in new Option[] { _package, _schema, _format, _out, _compat })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var format = parse.GetValue(_format)!;
        var document = PackageExport.Export(new ExportRequest(parse.GetValue(_package)!)
        {
            SchemaName = parse.GetValue(_schema)!,
            Format = format == OpenApi ? ExportFormat.OpenApi : ExportFormat.JsonSchema,
            Compatible = parse.GetValue(_compat),
            Cancellation = invocation.Cancellation,
        });
        var text = JsonSchemas.Text(document);
        if (parse.GetValue(_out) is { } path && !invocation.Contract.Plan)
        {
            TextResult.WriteFile(Path.GetFullPath(path), text);
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("format", format);
                w.WritePropertyName("schema");
                w.WriteRawValue(JsonWriter.Write(document, OutputFilter.Everything with { SortKeys = true }));
                w.WriteEndObject();
            });
        }
        else if (parse.GetValue(_out) is null)
        {
            invocation.Output.Write(text);
        }

        return ExitCode.Ok;
    }
}
