using System.CommandLine;
using Kcl.Net.Cli.Kcl;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua fmt`: formats package files. `akua kcl fmt` does the same for any KCL files.</summary>
internal sealed class FormatVerb : Verb
{
    private readonly PackagesOption _package = new();
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit with 1 if anything would change" };
    private readonly Option<bool> _stdout = new("--stdout") { Description = "Write nothing; print the formatted text" };

    public FormatVerb()
        : base("fmt", "Format package files", "akua fmt", "akua fmt --check", "akua fmt --stdout --package apps/web/package.k")
    {
        Options.Add(_package);
        Options.Add(_check);
        Options.Add(_stdout);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var here = invocation.Host.WorkingDirectory;
        var files = _package.Files(invocation).Select(f => Format(f, here)).ToList();
        if (invocation.Parse.GetValue(_stdout))
        {
            files.ForEach(f => invocation.Output.Write(f.Text));
            return ExitCode.Ok;
        }

        var writes = !invocation.Parse.GetValue(_check) && !invocation.Contract.Plan;
        foreach (var (path, text, _) in files.Where(f => writes && f.IsChanged))
        {
            SourceFiles.Replace(path, text, here);
        }

        Report(invocation, files, writes);
        return invocation.Parse.GetValue(_check) && files.Exists(static f => f.IsChanged) ? ExitCode.UserError : ExitCode.Ok;
    }

    /// <summary>A file that does not parse is refused, and none is written then.</summary>
    private static Formatted Format(string path, string here)
    {
        if (!File.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no package file `{path}`") { Path = path });
        }

        var source = SourceFiles.Read(path, here);
        try
        {
            var text = Formatter.Format(source, EditorConfig.Apply(Path.GetFullPath(path, here), new FormatOptions()));
            return new Formatted(path, text, text != source.Text);
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics.Select(static d => d with { Code = RenderCodes.Format }).ToList());
        }
    }

    private static void Report(Invocation invocation, List<Formatted> files, bool writes)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteStartArray("files");
                foreach (var file in files)
                {
                    w.WriteStartObject();
                    w.WriteString("path", file.Path);
                    w.WriteBoolean("changed", file.IsChanged);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return;
        }

        foreach (var file in files)
        {
            var verdict = (file.IsChanged, writes) switch
            {
                (true, true) => "formatted",
                (true, false) => "would reformat",
                (false, true) => "unchanged",
                _ => "ok",
            };
            invocation.WriteLine($"{verdict}: {file.Path}");
        }
    }

    private sealed record Formatted(string Path, string Text, bool IsChanged);
}
