using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Embedding;

/// <summary>What an evaluation gave. Immutable; may be read by any thread.</summary>
public sealed class KclResult
{
    private readonly RunResult _result;
    private readonly OutputFilter _filter;

    internal KclResult(RunResult result, EvaluationLimits limits)
    {
        _result = result;
        _filter = new OutputFilter { MaxCharacters = limits.OutputCharacters };
    }

    /// <summary>The exported variables as a <see cref="DictValue"/>, or the value of the program's last expression.</summary>
    public Value Value => _result.Value;

    /// <summary>What `print` wrote.</summary>
    public string Log => _result.Log;

    public IReadOnlyList<Diagnostic> Warnings => _result.Warnings;

    /// <summary>One YAML document, as `kcl run` prints it.</summary>
    /// <exception cref="DiagnosticException">The text is longer than the limit of the evaluation.</exception>
    public string ToYaml() => Write(output => KclYamlWriter.Write(Value, output, _filter));

    /// <summary>JSON with `, ` and `: ` between, as `kcl run --format json` prints it.</summary>
    /// <exception cref="DiagnosticException">The text is longer than the limit of the evaluation.</exception>
    public string ToJson() => Write(output => JsonWriter.Write(Value, output, _filter));

    private static string Write(Action<StringBuilder> write)
    {
        var output = new StringBuilder();
        try
        {
            DeepStack.Run(() =>
            {
                write(output);
                return 0;
            });
        }
        catch (LimitExceededException e)
        {
            throw new DiagnosticException(e.ToDiagnostic(EvaluationLimits.Code, e.Message));
        }

        return output.ToString();
    }
}
