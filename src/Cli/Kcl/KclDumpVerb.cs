using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Inspection;
using Kcl.Net.Modules;
using Kcl.Net.Schema;
using Kcl.Net.Syntax;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl dump`: what each stage of the compiler makes of a file.</summary>
internal sealed class KclDumpVerb : Verb
{
    private readonly Argument<string> _file = new("file") { Description = "The KCL file" };
    private readonly Option<string> _stage = new("--stage") { Description = "tokens, ast, types or program", DefaultValueFactory = _ => "ast" };

    public KclDumpVerb()
        : base("dump", "Show what a compiler stage makes of a KCL file", "akua kcl dump --stage tokens main.k", "akua kcl dump --stage program main.k", "akua kcl dump --stage types main.k --json")
    {
        _stage.AcceptOnlyFromAmong("tokens", "ast", "types", "program");
        Arguments.Add(_file);
        Options.Add(_stage);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var path = Path.GetFullPath(invocation.Parse.GetValue(_file)!, invocation.Host.WorkingDirectory);
        if (!File.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic("E2F04", "CannotFindModule", $"Cannot find the kcl file, please check the file path {path}"));
        }

        var stage = invocation.Parse.GetValue(_stage)!;
        var nodes = DeepStack.Run(() => Dump(stage, path, invocation.Host.WorkingDirectory));
        if (invocation.Json)
        {
            invocation.WriteJson(w => Write(w, nodes));
        }
        else
        {
            invocation.Output.Write(StageNode.Print(nodes));
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<StageNode> Dump(string stage, string path, string here)
    {
        switch (stage)
        {
            case "tokens":
                return TokenStage.Of(new SourceFile(path, File.ReadAllText(path)));
            case "ast":
                var module = Parser.ParseModule(new SourceFile(path, File.ReadAllText(path)));
                return module.Diagnostics.Count == 0 ? SyntaxStage.Of(module) : throw new DiagnosticException(module.Diagnostics);
        }

        var load = new LoadOptions([new EntryFile(path)], new DiskSourceTree()) { WorkingDirectory = here, IsSystemModule = static name => SystemModules.Find(name) is not null };
        if (stage == "program")
        {
            return ProgramStage.Of(KclEngine.Compile(KclRunner.LoadChecked(load)));
        }

        var program = ProgramLoader.Load(load);
        return program.Diagnostics.Count == 0 ? TypeStage.Of(Checker.Analyze(program)) : throw new DiagnosticException(program.Diagnostics);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<StageNode> nodes)
    {
        writer.WriteStartArray();
        foreach (var node in nodes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", node.Kind);
            if (node.Text.Length > 0)
            {
                writer.WriteString("text", node.Text);
            }

            if (node.Place is { } place)
            {
                var end = place.File.PositionAt(place.Span.End);
                writer.WriteNumber("line", place.Start.Line);
                writer.WriteNumber("column", place.Start.Column);
                writer.WriteNumber("endLine", end.Line);
                writer.WriteNumber("endColumn", end.Column);
            }

            if (node.Parts.Count > 0)
            {
                writer.WritePropertyName("parts");
                Write(writer, node.Parts);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
