using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// The state of one execution: output, variables and the node that is being evaluated, which an error names. Exactly as in
/// Go that node is the last one begun, not the innermost open one.
/// </summary>
internal sealed partial class TemplateExecution(TemplateSet set, CompiledTemplate template, TemplateRun run, StringBuilder output)
{
    private readonly MissingKey _missingKey = set.Options.MissingKey;
    private CompiledTemplate _template = template;
    private Variable[] _variables = new Variable[Math.Max(16, template.Slots)];
    private int _base;
    private Value[] _arguments = new Value[16];
    private int _argumentTop;
    private Node? _pendingCall;

    /// <summary>The last chain of fields that was read, for who explains a failure.</summary>
    private string[]? _fields;
    private Value? _receiver;

    public TemplateSet Set { get; } = set;

    public WorkBudget Budget { get; } = run.Budget;

    public Node? At { get; set; }

    /// <summary>
    /// Dot is an element of a list or map of `any`: Go then knows it as `interface {}` and messages about it say so.
    /// </summary>
    public bool DotIsBoxed { get; set; }

    /// <summary>Runs the template from its start.</summary>
    public void Start(Value data)
    {
        data = data is NoneValue ? UndefinedValue.Instance : data;
        _variables[0] = new Variable { Value = data };
        _template.Body.Execute(this, data);
    }

    /// <summary>Runs another template inside this one; it sees none of the variables here.</summary>
    public void Call(CompiledTemplate callee, Value data)
    {
        var (caller, callerBase, callerBoxed, at) = (_template, _base, DotIsBoxed, At);
        _base += caller.Slots;
        if (_variables.Length < _base + callee.Slots)
        {
            Array.Resize(ref _variables, Math.Max(_variables.Length * 2, _base + callee.Slots));
        }

        _variables[_base] = new Variable { Value = data };
        _template = callee;
        _pendingCall = null;
        DotIsBoxed = false;
        run.Depth++;
        callee.Body.Execute(this, data);
        run.Depth--;
        _template = caller;
        _base = callerBase;
        DotIsBoxed = callerBoxed;
        At = at;
    }

    /// <summary>Called by a `template` action before it evaluates its data; recursion that went too deep is its failure.</summary>
    public void CheckTemplateDepth(Node call)
    {
        _pendingCall = call;
        if (run.Depth >= Set.Options.MaxExecDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Fail($"exceeded maximum template depth ({Set.Options.MaxExecDepth})");
        }
    }

    /// <summary>One unit of work that may nest.</summary>
    public void Enter()
    {
        Budget.Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            if (run.Depth > 0)
            {
                At = _pendingCall ?? At;
                Fail($"exceeded maximum template depth ({Set.Options.MaxExecDepth})");
            }

            throw new LimitExceededException(LimitKind.Depth, "the template nests too deeply");
        }
    }

    public Value GetVariable(int slot, string name, out bool isBoxed)
    {
        if (slot >= 0)
        {
            ref readonly var variable = ref _variables[_base + slot];
            if (variable.Value is { } value)
            {
                isBoxed = variable.IsBoxed;
                return value;
            }
        }

        Fail("undefined variable: " + name);
        isBoxed = false;
        return null;
    }

    public void SetVariable(int slot, Value value, bool isBoxed) =>
        _variables[_base + slot] = new Variable { Value = value, IsBoxed = isBoxed };

    public void Write(ReadOnlySpan<char> text)
    {
        output.Append(text);
        Budget.CheckOutput(output.Length);
    }

    /// <summary>Writes the value of an action.</summary>
    public void Print(Node node, Value value)
    {
        At = node;
        switch (value)
        {
            case StrValue text:
                output.Append(text.Value);
                break;
            case IntValue number:
                output.Append(CultureInfo.InvariantCulture, $"{number.Value}");
                break;
            default:
                if (!GoTypes.IsPrintable(ref value))
                {
                    Fail($"can't print {node} of type {GoTypes.NameOf(value)}");
                }

                new GoPrinter(output, Budget).Print(value);
                break;
        }

        Budget.CheckOutput(output.Length);
    }

    [DoesNotReturn]
    public void Fail(string message, Exception? cause = null)
    {
        var name = _template.Name;
        var source = _template.Source;
        if (At is null)
        {
            throw new TemplateExecException($"template: {name}: {message}", name, source.Name, 0, 0, cause) { Detail = message };
        }

        var (line, column) = source.Locate(At.Position);
        var context = At.ToString();
        var full = $"template: {source.Name}:{line}:{column}: executing {GoQuote.Quote(name)} at <{context}>: {message}";
        throw new TemplateExecException(full, name, source.Name, line, column, cause) 
        {
            Context = context,
            Detail = message,
            SourceText = source.Text,
            Fields = _fields,
            Receiver = _receiver,
        };
    }

    private struct Variable
    {
        public Value? Value;
        public bool IsBoxed;
    }
}
