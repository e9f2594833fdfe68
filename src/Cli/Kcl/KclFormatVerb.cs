using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl fmt`: formats files in place. One that does not parse is reported and left as it is; the others are still done.</summary>
internal sealed class KclFormatVerb : Verb
{
    private readonly Argument<string[]> _paths = new("paths") { Description = "KCL files, folders, or DIR/... with all folders below; - formats standard input; the current folder when none is given", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit with 1 if anything would change" };
    private readonly Option<bool> _diff = new("--diff") { Description = "Write nothing; show what would change" };
    private readonly Option<string> _comments = new("--comments") { Description = "Where comments that follow code go: beside it, or on a line above as the reference formatter puts them", DefaultValueFactory = _ => "beside" };

    public KclFormatVerb()
        : base("fmt", "Format KCL programs", "akua kcl fmt main.k", "akua kcl fmt ./...", "akua kcl fmt --check --diff .", "akua kcl fmt - < main.k")
    {
        _comments.AcceptOnlyFromAmong("beside", "above");
        Arguments.Add(_paths);
        Options.Add(_check);
        Options.Add(_diff);
        Options.Add(_comments);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var options = new FormatOptions { TrailingComments = invocation.Parse.GetValue(_comments) == "above" ? TrailingComments.Above : TrailingComments.Beside };
        var paths = invocation.Parse.GetValue(_paths) is { Length: > 0 } given ? given : ["."];
        if (paths.Contains("-"))
        {
            return paths.Length == 1 ? FormatInput(invocation, options) : throw new DiagnosticException(new Diagnostic("E_INVALID_FLAG", "", "`-` cannot be combined with other paths"));
        }

        var results = new List<FormattedFile>();
        var failures = new List<Diagnostic>();
        var here = invocation.Host.WorkingDirectory;
        foreach (var path in SourceFiles.Find(paths, here))
        {
            invocation.Cancellation.ThrowIfCancellationRequested();
            try
            {
                var file = SourceFiles.Read(path, here);
                results.Add(new FormattedFile(file, Formatter.Format(file, EditorConfig.Apply(Path.GetFullPath(path, here), options))));
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        var writes = !invocation.Parse.GetValue(_check) && !invocation.Parse.GetValue(_diff) && !invocation.Contract.Plan;
        foreach (var changed in results.Where(r => writes && r.IsChanged))
        {
            SourceFiles.Replace(changed.Source.Path, changed.Text, here);
        }

        Report(invocation, results, writes);
        LanguageErrors.Write(invocation, failures);
        return failures.Count > 0 ? ExitCodes.Of(failures[0]) : Verdict(invocation, results.Exists(r => r.IsChanged));
    }

    private sealed record FormattedFile(SourceFile Source, string Text)
    {
        public bool IsChanged => Source.Text != Text;

        public string Diff => UnifiedDiff.Of(Source.Path, Source.Path, Source.Text, Text);
    }

    private ExitCode FormatInput(Invocation invocation, FormatOptions options)
    {
        FormattedFile result;
        try
        {
            var source = SourceFiles.ReadInput(invocation.Host.Input());
            result = new FormattedFile(source, Formatter.Format(source, options));
        }
        catch (DiagnosticException e)
        {
            LanguageErrors.Write(invocation, e.Diagnostics);
            return ExitCodes.Of(e.Diagnostics[0]);
        }

        if (invocation.Json || invocation.Parse.GetValue(_check) || invocation.Parse.GetValue(_diff))
        {
            Report(invocation, [result], writes: false);
        }
        else
        {
            invocation.Output.Write(result.Text);
        }

        return Verdict(invocation, result.IsChanged);
    }

    private ExitCode Verdict(Invocation invocation, bool isChanged) =>
        isChanged && invocation.Parse.GetValue(_check) ? ExitCode.UserError : ExitCode.Ok;

    private void Report(Invocation invocation, List<FormattedFile> results, bool writes)
    {
        var diff = invocation.Parse.GetValue(_diff);
        if (invocation.Json)
        {
            WriteJson(invocation, results, diff);
            return;
        }

        foreach (var changed in results.Where(r => r.IsChanged))
        {
            if (diff)
            {
                invocation.Output.Write(changed.Diff);
            }
            else
            {
                invocation.WriteLine((writes ? "formatted: " : "would reformat: ") + changed.Source.Path);
            }
        }
    }

    private static void WriteJson(Invocation invocation, List<FormattedFile> results, bool diff) => invocation.WriteJson(w =>
    {
        w.WriteStartObject();
        w.WriteStartArray("files");
        foreach (var result in results)
        {
            w.WriteStartObject();
            w.WriteString("path", result.Source.Path);
            w.WriteBoolean("changed", result.IsChanged);
            if (diff && result.IsChanged)
            {
                w.WriteString("diff", result.Diff);
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    });
}
