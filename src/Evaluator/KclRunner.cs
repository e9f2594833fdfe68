using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Schema;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Text format of a result.</summary>
public enum OutputFormat
{
    Yaml,
    Json,
}

/// <summary>What `kcl run` is asked to do.</summary>
public sealed record KclRunRequest(LoadOptions Load)
{
    public RunOptions Run { get; init; } = new();

    public OutputFilter Filter { get; init; } = OutputFilter.Default;

    public OutputFormat Format { get; init; }

    /// <summary>Dotted paths of what is printed instead of the whole result (`-S`).</summary>
    public IReadOnlyList<string> Selectors { get; init; } = [];
}

/// <summary>
/// A KCL program from source to text: load, check, compile, run, select, write. Throws <see cref="DiagnosticException"/> with
/// all compile-time failures, or the first run-time one.
/// </summary>
public static class KclRunner
{
    /// <summary>Loads and checks a program, with the standard modules known.</summary>
    public static KclProgram LoadChecked(LoadOptions options) => LoadChecked(options, isStrict: false, []);

    /// <summary>As the other; names that are likely misspelt are failures, or are added to the warnings.</summary>
    public static KclProgram LoadChecked(LoadOptions options, bool isStrict, ICollection<Diagnostic> warnings)
    {
        var program = Load(options);
        var findings = new List<Diagnostic>();
        foreach (var finding in Checker.Check(program))
        {
            if (finding.Severity == Severity.Error)
            {
                findings.Add(finding);
            }
            else if (SuspectedName.Is(finding))
            {
                (isStrict ? findings : warnings).Add(isStrict ? SuspectedName.AsFailure(finding) : finding);
            }
        }

        return program.Diagnostics.Count + findings.Count == 0 ? program : throw new DiagnosticException([.. program.Diagnostics, .. findings]);
    }

    private static KclProgram Load(LoadOptions options) =>
        ProgramLoader.Load(options with
        {
            IsSystemModule = static name => SystemModules.Find(name) is not null,
            ReadsOnlyWhatIsUsed = true,
        });

    /// <summary>Runs a program and gives what it prints: the `print` log, then the result and a newline.</summary>
    public static string Run(KclRunRequest request) => DeepStack.Run(() => RunDeep(request));

    private static string RunDeep(KclRunRequest request)
    {
        var program = Load(request.Load);
        var findings = Findings(program);
        if (program.Diagnostics.Count + findings.Count > 0)
        {
            throw new DiagnosticException(program.ReportedWith(findings));
        }

        var result = KclEngine.Run(KclEngine.Compile(program), request.Run, request.Filter.ShowHidden);
        request = request with { Filter = request.Filter with { MaxCharacters = Math.Min(request.Filter.MaxCharacters, request.Run.Budget.MaxOutputCharacters) } };
        var output = new StringBuilder(result.Log);
        if (result.ReplacedOutput is { } replaced && request.Selectors.Count == 0)
        {
            output.Append(replaced);
        }
        else
        {
            var value = request.Selectors.Count == 0 ? result.Value : PathSelector.Select(result.Value, request.Selectors, program);
            AppendDocuments(value, request, output);
        }

        request.Run.Budget.CheckOutput(output.Length);
        if (output.Length > 0 && output[^1] != '\n')
        {
            output.Append('\n');
        }

        return output.ToString();
    }

    private static List<Diagnostic> Findings(KclProgram program) =>
        Checker.Check(program).Where(d => d.Severity == Severity.Error).ToList();

    /// <summary>A list of mappings is a stream of documents; everything else is one document.</summary>
    private static void AppendDocuments(Value value, KclRunRequest request, StringBuilder output)
    {
        if (value is ListValue { Count: > 0 } list && IsDocumentList(list))
        {
            for (var i = 0; i < list.Count; i++)
            {
                output.Append(i == 0 ? "" : request.Format == OutputFormat.Yaml ? "---\n" : "\n");
                AppendDocument(list[i], request, output);
            }

            return;
        }

        AppendDocument(value, request, output);
    }

    private static bool IsDocumentList(ListValue list)
    {
        foreach (var item in list.Items)
        {
            if (item is not (DictValue or SchemaValue))
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendDocument(Value value, KclRunRequest request, StringBuilder output)
    {
        if (request.Format == OutputFormat.Yaml)
        {
            KclYamlWriter.Write(value, output, request.Filter);
        }
        else
        {
            JsonWriter.Write(value, output, request.Filter);
        }
    }
}
