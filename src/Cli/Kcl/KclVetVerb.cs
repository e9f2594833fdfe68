using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Validation;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl vet`: checks YAML or JSON data against a schema.</summary>
internal sealed class KclVetVerb : Verb
{
    private readonly Argument<string> _data = new("data") { Description = "The data file: YAML or JSON; - reads standard input" };
    private readonly Argument<string> _code = new("code") { Description = "The KCL file that declares the schema" };
    private readonly Option<string?> _schema = new("--schema", "-s") { Description = "The schema; default: the first one" };
    private readonly Option<string> _attribute = new("--attribute_name", "-n") { Description = "The variable by which the code sees the data", DefaultValueFactory = _ => "value" };
    private readonly Option<string?> _format = new("--format") { Description = "yaml or json; default: by the name of the data file" };
    private readonly Option<string[]> _externals = new("--external", "-E") { Description = "An external package: name=folder", AllowMultipleArgumentsPerToken = true };

    public KclVetVerb()
        : base("vet", "Check data against a schema", "akua kcl vet data.yaml schema.k", "akua kcl vet values.json schema.k -s Values", "cat data.json | akua kcl vet - schema.k --format json")
    {
        _format.AcceptOnlyFromAmong("yaml", "json");
        Arguments.Add(_data);
        Arguments.Add(_code);
        foreach (var option in new Option[] { _schema, _attribute, _format, _externals })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var here = invocation.Host.WorkingDirectory;
        var name = parse.GetValue(_data)!;
        var code = Existing(parse.GetValue(_code)!, here);
        var data = name == "-" ? new SourceFile("stdin", Console.In.ReadToEnd()) : new SourceFile(name, File.ReadAllText(Existing(name, here)));
        var isJson = (parse.GetValue(_format) ?? (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "yaml")) == "json";
        var sources = new DiskSourceTree();
        var module = KclModule.Load(sources.FindRoot(Path.GetDirectoryName(code)!));
        var externals = module.PathDependencies.Concat(ExternalPackages.Parse(parse.GetValue(_externals) ?? [], here));
        try
        {
            DataValidator.Validate(new ValidationRequest(
                new LoadOptions(PackageEntries.Of(code, sources), sources) { WorkingDirectory = here, ExternalPackages = LastWins.Dictionary(externals) }, data)
            {
                Format = isJson ? DataFormat.Json : DataFormat.Yaml,
                SchemaName = parse.GetValue(_schema),
                AttributeName = parse.GetValue(_attribute)!,
                Run = new RunOptions { World = new SystemWorld(invocation.Host.Environment, here), Budget = new WorkBudget(invocation.Cancellation) },
            });
        }
        catch (DiagnosticException e) when (!invocation.Json && e.Diagnostics is [{ Kind.Length: > 0 }, ..])
        {
            invocation.Error.Write(PrettyText.Render(e.Diagnostics));
            return ExitCode.UserError;
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("status", "ok");
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine("Validate success!");
        }

        return ExitCode.Ok;
    }

    private static string Existing(string name, string here)
    {
        var path = Path.GetFullPath(name, here);
        return File.Exists(path)
            ? path
            : throw new DiagnosticException(new Diagnostic(PackageCodes.Io, PackageCodes.MissingSourceKind, $"there is no file `{name}`") { Path = name });
    }
}
