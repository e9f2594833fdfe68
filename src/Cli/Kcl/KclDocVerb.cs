using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Documentation;
using Kcl.Net.Evaluator;
using Kcl.Net.Export;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Schema;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl doc`: documentation of the schemas of a package, from their docstrings.</summary>
internal sealed class KclDocVerb : Verb
{
    private readonly Argument<string[]> _paths = new("paths") { Description = "KCL files or a package folder; default: the working directory", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _format = new("--format") { Description = "md, html or openapi", DefaultValueFactory = _ => "md" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write the documentation to this file" };
    private readonly Option<string[]> _externals = new("--external", "-E") { Description = "An external package: name=folder", AllowMultipleArgumentsPerToken = true };

    public KclDocVerb()
        : base("doc", "Write the documentation of a package", "akua kcl doc", "akua kcl doc schema.k --format html -o schema.html", "akua kcl doc --format openapi")
    {
        _format.AcceptOnlyFromAmong("md", "html", "openapi");
        Arguments.Add(_paths);
        foreach (var option in new Option[] { _format, _output, _externals })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var here = invocation.Host.WorkingDirectory;
        var given = parse.GetValue(_paths) is { Length: > 0 } paths ? paths : ["."];
        var entries = EntryFiles.Resolve(given, RunSettings.Load([], here), here);
        var folder = Path.GetDirectoryName(entries[0].Path)!;
        var sources = new DiskSourceTree();
        var module = KclModule.Load(sources.FindRoot(folder));
        var format = parse.GetValue(_format)!;
        string text;
        try
        {
            text = DeepStack.Run(() => Write(Path.GetFileName(folder), format, KclRunner.LoadChecked(new LoadOptions(entries, sources)
            {
                WorkingDirectory = here,
                ExternalPackages = LastWins.Dictionary(module.PathDependencies.Concat(ExternalPackages.Parse(parse.GetValue(_externals) ?? [], here))),
            })));
        }
        catch (DiagnosticException e) when (!invocation.Json && e.Diagnostics is [{ Kind.Length: > 0 }, ..])
        {
            invocation.Error.Write(PrettyText.Render(e.Diagnostics));
            return ExitCode.UserError;
        }

        TextResult.Write(invocation, text, parse.GetValue(_output), format);
        return ExitCode.Ok;
    }

    private static string Write(string name, string format, KclProgram program)
    {
        if (format == "openapi")
        {
            var source = ExportSource.Create(program);
            return JsonSchemas.Text(JsonSchemaExport.OpenApi(source, source.Catalog.InPackage(program.Main)));
        }

        var document = PackageDocument.Of(name, program, new SchemaCatalog(program, Checker.Analyze(program)));
        return format == "html" ? HtmlWriter.Write(document) : MarkdownWriter.Write(document);
    }
}
