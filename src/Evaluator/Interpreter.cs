using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// The state of one run of a compiled program: variables, instances made so far, the print log, bounds. Nodes are
/// evaluated against it; nothing of it is shared with another run.
/// </summary>
internal sealed class Interpreter : IBuiltinHost, IDisposable
{
    private const string CheckFailed = "Check failed on the condition: ";
    private readonly RunOptions _options;
    private readonly Dictionary<string, List<SchemaValue>> _instances = new(StringComparer.Ordinal);
    private readonly StringBuilder _log = new();
    private readonly Stack<(int Variable, int Before)> _pending = new();
    private int _depth;
    private int _catching;
    private int _schemaScalar;
    private TextBuffer? _scratch;

    public Interpreter(CompiledProgram program, RunOptions options)
    {
        Program = program;
        _options = options;
        Budget = options.Budget;
        StrictRange = options.StrictRange;
        Variables = new SlotState[program.VariableCount];
        Guards = new BranchState[program.GuardCount];
        PackageFrames = new Frame?[program.Packages.Count];
        Progress = new int[program.Packages.Count];
        Array.Fill(Variables, SlotState.Fresh);
        Trace = options.Debug ? new CallTrace() : null;
    }

    /// <summary>The node entered last: where a failure is reported.</summary>
    public Node? Current;

    /// <summary>The user's node that called into a module of the host; null outside of those.</summary>
    public Node? HostCaller;

    /// <summary>Schema bodies and schema expression configs around the current node; required attributes are checked at zero.</summary>
    public int InstanceNesting;

    public CompiledProgram Program { get; }

    public SlotState[] Variables { get; }

    public BranchState[] Guards { get; }

    public Frame?[] PackageFrames { get; }

    /// <summary>Per package, the position of the statement being run; the greatest number when all have been.</summary>
    public int[] Progress { get; }

    public WorkBudget Budget { get; }

    public IWorld? World => _options.World;

    public bool StrictRange { get; }

    public bool RejectsUndefinedText => _options.RejectUndefinedText;

    public bool Debug => _options.Debug;

    /// <summary>The calls around the current node, for failures to tell; null unless debugging.</summary>
    public CallTrace? Trace { get; }

    public string Log => _log.ToString();

    public string? ReplacedOutput { get; private set; }

    public string CurrentFile => Current?.File.Path ?? "";

    public string ModuleRoot => Program.Root;

    public IReadOnlyDictionary<string, PluginFunction> Plugins => _options.Plugins;

    /// <summary>A failure that happens now ends the run, so it is worth explaining; not while one is being explained.</summary>
    public bool ExplainsFailures => _catching == 0 && !IsExplaining;

    /// <summary>Parts of a failed expression are being evaluated again: nothing outside the run may be called.</summary>
    public bool IsExplaining { get; private set; }

    /// <summary>Room to put texts together in.</summary>
    public TextBuffer Scratch => _scratch ??= new TextBuffer();

    /// <summary>Gives the room back; the run is over.</summary>
    public void Dispose() => _scratch?.Dispose();

    /// <summary>Effects of what was read before its turn.</summary>
    public EffectLog Effects { get; } = new();

    public List<Value> Scalars { get; } = [];

    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>
    /// Keeps the value of an expression statement of the main package. Of schema expressions only the last stays, and
    /// the first one takes the very first value with it: the engine's own rule.
    /// </summary>
    public void AddScalar(Value value, bool isSchemaExpression)
    {
        if (isSchemaExpression)
        {
            if (Scalars.Count > _schemaScalar)
            {
                Scalars.RemoveAt(_schemaScalar);
            }

            _schemaScalar = Scalars.Count;
        }

        Scalars.Add(value);
    }

    public void Warn(Origin origin, string message) =>
        Warnings.Add(Diagnostic.At("W1001", "DeprecatedWarning", origin, message, hasColumn: false) with { Severity = Severity.Warning });

    public bool IsFromMain(SchemaValue instance) =>
        Program.MainFiles.Contains(instance.Place.At.File);

    public Value? Option(string key) => _options.Options.GetValueOrDefault(key);

    public void Print(string text)
    {
        _log.Append(text);
        _options.OnPrint?.Invoke(text);
        Effects.Add(text, null);
        Budget.CheckOutput(_log.Length);
    }

    public void SetOutput(string yaml) => ReplacedOutput = yaml;

    public Value Union(Value left, Value right) => Merge.Union(left, right, MergeMode.Operator, this);

    public Value Call(FunctionValue function, params ReadOnlySpan<Value> arguments) =>
        Calls.Invoke(function, arguments.ToArray(), [], this);

    public string? CallAndCatch(FunctionValue function)
    {
        var depth = _depth;
        var nesting = InstanceNesting;
        var pending = _pending.Count;
        _catching++;
        var calls = Trace?.Depth ?? 0;
        var recording = Effects.Depth;
        try
        {
            Calls.Invoke(function, [], [], this);
            return null;
        }
        catch (EvaluationException e)
        {
            _depth = depth;
            InstanceNesting = nesting;
            Trace?.LeaveTo(calls);
            Effects.Abandon(recording);
            Abandon(pending);
            return e.Diagnostics[0].Message is { } text && text.StartsWith(CheckFailed, StringComparison.Ordinal) ? text[CheckFailed.Length..] : e.Diagnostics[0].Message;
        }
        finally
        {
            _catching--;
        }
    }

    /// <summary>Facts about a failure that is about to be thrown; none while failures are caught, or when finding them fails too.</summary>
    public IReadOnlyList<Fact> Explained(Func<IEnumerable<Fact>> facts)
    {
        if (!ExplainsFailures)
        {
            return [];
        }

        IsExplaining = true;
        try
        {
            return facts().ToList();
        }
        catch (Exception e) when (e is DiagnosticException or LimitExceededException or OperationCanceledException)
        {
            return [];
        }
        finally
        {
            IsExplaining = false;
        }
    }

    /// <summary>Makes an instance visible to `instances()` of a schema: its own and each of its bases.</summary>
    public void Register(SchemaValue instance, string name)
    {
        if (!_instances.TryGetValue(name, out var list))
        {
            _instances[name] = list = [];
        }

        list.Add(instance);
        Effects.Add(name, instance);
    }

    /// <summary>Does again what a setter did when it was read before its turn.</summary>
    public void Repeat(EffectLog.Effect[] effects)
    {
        foreach (var effect in effects)
        {
            if (effect.Instance is { } instance)
            {
                Register(instance, effect.Text);
            }
            else
            {
                Print(effect.Text);
            }
        }
    }

    public IReadOnlyList<SchemaValue> Instances(string qualifiedName) => _instances.GetValueOrDefault(qualifiedName) ?? [];

    /// <summary>Notes that a setter of a package variable is being evaluated, so that a caught failure can be undone.</summary>
    public void Begin(int variable, int setter)
    {
        _pending.Push((variable, Variables[variable].InProgress));
        Variables[variable].InProgress = setter;
    }

    public void End()
    {
        var (variable, before) = _pending.Pop();
        Variables[variable].InProgress = before;
    }

    private void Abandon(int height)
    {
        while (_pending.Count > height)
        {
            End();
        }

        for (var i = 0; i < Guards.Length; i++)
        {
            if (Guards[i] == BranchState.Evaluating)
            {
                Guards[i] = BranchState.Unknown;
            }
        }
    }

    /// <summary>Entered by everything that can nest without bound at run time: calls, instantiations, forced variables.</summary>
    public void Enter()
    {
        Budget.Step();
        if (++_depth > _options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            TooDeep();
        }
    }

    public void Leave() => _depth--;

    [DoesNotReturn]
    public void Fail(string message) => FailAt(CurrentOrigin(), message);

    /// <summary>Fails at the current node with what explains it.</summary>
    [DoesNotReturn]
    public void Fail(string message, Func<IEnumerable<Fact>> facts, string? help = null) => FailAt(CurrentOrigin(), message, facts, help);

    [DoesNotReturn]
    public void FailAt(Origin origin, string message, Func<IEnumerable<Fact>>? facts = null, string? help = null)
    {
        var failure = Diagnostic.At(EvaluationException.Code, EvaluationException.KindName, origin, message, hasColumn: false);
        Fail(failure with { Facts = facts is null ? [] : Explained(facts), Help = help });
    }

    /// <summary>Ends the run; when debugging the calls that led here are added.</summary>
    [DoesNotReturn]
    public void Fail(Diagnostic failure) =>
        throw new EvaluationException(Trace is null ? failure : failure with { Notes = [.. failure.Notes, Trace.Describe(failure.Labels[^1].Origin)] });

    /// <summary>Where a failure is reported: the node entered last, or, inside a module of the host, the user's call of it.</summary>
    public Origin CurrentOrigin()
    {
        var node = Current is { File.IsBuiltIn: true } ? HostCaller ?? Current : Current;
        return node?.Origin ?? new Origin(Program.EntryFile, default);
    }

    /// <summary>The place of an instance that is made without a schema expression.</summary>
    public InstancePlace Here() => new(CurrentOrigin(), PlaceDetail.Line);

    [DoesNotReturn]
    private void TooDeep() => FailAt(
        CurrentOrigin(),
        "maximum recursion depth exceeded: a function, schema or variable refers to itself without end",
        help: "let the recursion end: test for the last case before calling again, as in `x if n <= 0 else f(n - 1)`");
}
