using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Values;

namespace Kcl.Net.Embedding;

/// <summary>
/// A KCL program compiled once, to be evaluated any number of times, by any number of threads at once. An evaluation sees its
/// sources, its options and its host functions, and nothing else of the machine.
/// </summary>
public sealed class KclScript
{
    private readonly CompiledProgram _program;
    private readonly IReadOnlyDictionary<string, HostFunction> _functions;

    private KclScript(CompiledProgram program, IReadOnlyDictionary<string, HostFunction> functions)
    {
        _program = program;
        _functions = functions;
    }

    /// <summary>Compiles a program of one file.</summary>
    /// <exception cref="DiagnosticException">The program is wrong; all failures found are in it.</exception>
    public static KclScript Compile(string text, CompileOptions? options = null) => Compile(new KclSources { ["main.k"] = text }, ["main.k"], options);

    /// <summary>Compiles a program.</summary>
    /// <param name="sources">Where its files and the files they import come from.</param>
    /// <param name="entries">The files of the main package, in order; paths into <paramref name="sources"/>.</param>
    /// <param name="options">Host functions and external packages.</param>
    /// <exception cref="DiagnosticException">The program is wrong; all failures found are in it.</exception>
    public static KclScript Compile(KclSources sources, IReadOnlyList<string> entries, CompileOptions? options = null)
    {
        options ??= new CompileOptions();
        var modules = options.Functions.Keys.Select(static name => "kcl_plugin." + Module(name)).ToHashSet(StringComparer.Ordinal);
        var program = DeepStack.Run(() => KclEngine.Compile(KclRunner.LoadChecked(new LoadOptions(entries.Select(sources.Entry).ToList(), sources.Tree)
        {
            WorkingDirectory = sources.Root,
            ExternalPackages = options.ExternalPackages.ToDictionary(static p => p.Key, p => sources.Locate(p.Value), StringComparer.Ordinal),
            IsPlugin = modules.Contains,
        })));
        return new KclScript(program, options.Functions);
    }

    /// <summary>Evaluates the program.</summary>
    /// <param name="options">Values of `option()` and the limits of this evaluation.</param>
    /// <param name="cancellation">Ends the evaluation from outside.</param>
    /// <exception cref="DiagnosticException">The program failed, or a limit was reached (code `E_LIMIT`).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public KclResult Evaluate(EvaluateOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new EvaluateOptions();
        cancellation.ThrowIfCancellationRequested();
        var limits = options.Limits;
        var run = new RunOptions
        {
            Options = options.Options,
            Budget = new WorkBudget(cancellation, limits.Steps, limits.OutputCharacters, limits.MemoryBytes, limits.Time),
            MaxDepth = limits.Depth,
            Plugins = Plugins(options, cancellation),
        };
        try
        {
            return new KclResult(DeepStack.Run(() => KclEngine.Run(_program, run)), limits);
        }
        catch (LimitExceededException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (LimitExceededException e)
        {
            throw new DiagnosticException(e.ToDiagnostic(EvaluationLimits.Code, e.Message));
        }
    }

    private Dictionary<string, PluginFunction> Plugins(EvaluateOptions options, CancellationToken cancellation)
    {
        var plugins = new Dictionary<string, PluginFunction>(_functions.Count, StringComparer.Ordinal);
        foreach (var (name, function) in _functions)
        {
            plugins[name] = call => HostCall.Invoke(name, function, call, options.State, cancellation);
        }

        return plugins;
    }

    /// <summary>`math` of `math.add`.</summary>
    private static string Module(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : throw new ArgumentException($"a host function is named `module.function`, not `{name}`");
    }
}
