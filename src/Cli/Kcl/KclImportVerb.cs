using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Import;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl import`: KCL schemas from JSON Schema, OpenAPI or CustomResourceDefinitions.</summary>
internal sealed class KclImportVerb : Verb
{
    private readonly Argument<string> _file = new("file") { Description = "The JSON or YAML file; - reads standard input" };
    private readonly Option<string> _mode = new("--mode", "-m") { Description = "auto, jsonschema, crd or openapi", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> _name = new("--name") { Description = "The name of a JSON Schema; default: its title, else the name of the file" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write the KCL source to this file" };

    public KclImportVerb()
        : base("import", "Import schemas as KCL", "akua kcl import crd.yaml -o crd.k", "akua kcl import values.schema.json -m jsonschema --name Values", "cat openapi.json | akua kcl import - -m openapi")
    {
        _mode.AcceptOnlyFromAmong("auto", "jsonschema", "crd", "openapi");
        Arguments.Add(_file);
        foreach (var option in new Option[] { _mode, _name, _output })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var given = parse.GetValue(_file)!;
        var path = Path.GetFullPath(given, invocation.Host.WorkingDirectory);
        if (given != "-" && !File.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, PackageCodes.MissingSourceKind, $"there is no file `{given}`") { Path = given });
        }

        var file = new SourceFile(given, given == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path));
        var mode = parse.GetValue(_mode) switch
        {
            "jsonschema" => ImportMode.JsonSchema,
            "crd" => ImportMode.Crd,
            "openapi" => ImportMode.OpenApi,
            _ => ImportMode.Auto,
        };
        var result = SchemaImport.Import(file, mode, parse.GetValue(_name));
        invocation.Warn(result.Warnings.Select(w => new Diagnostic("W_IMPORT_WIDENED", "", w) { Severity = Severity.Warning, Path = given }));
        TextResult.Write(invocation, result.Source, parse.GetValue(_output), "kcl");
        return ExitCode.Ok;
    }
}
