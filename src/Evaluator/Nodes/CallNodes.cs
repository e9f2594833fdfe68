using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>The arguments of a call or schema expression, evaluated left to right.</summary>
internal sealed class ArgumentsCode(Node[] positional, (string Name, Node Value)[] named)
{
    public static readonly ArgumentsCode None = new([], []);

    public void Explain(PartExplainer parts)
    {
        foreach (var argument in positional)
        {
            parts.Visit(argument);
        }

        foreach (var (_, argument) in named)
        {
            parts.Visit(argument);
        }
    }

    public Value[] Positional(Frame frame, Interpreter run)
    {
        if (positional.Length == 0)
        {
            return [];
        }

        var values = new Value[positional.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values.AsSpan()[i] = positional[i].Eval(frame, run);
        }

        return values;
    }

    public KeyValuePair<string, Value>[] Named(Frame frame, Interpreter run)
    {
        if (named.Length == 0)
        {
            return [];
        }

        var values = new KeyValuePair<string, Value>[named.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new(named[i].Name, named[i].Value.Eval(frame, run));
        }

        return values;
    }
}

internal sealed class CallNode(SourceFile file, TextSpan span, Node function, ArgumentsCode arguments) : Node(file, span)
{
    private readonly SelectNode? _member = function is SelectNode { IsPlain: true } select ? select : null;

    /// <summary>A call of the builtin `range`.</summary>
    public bool IsRange => function is ConstantNode { Value: BuiltinFunctionValue { Member.Name: "range", Receiver: null } builtin } && builtin.Member == BuiltinFunctions.Find("range");

    /// <summary>The numbers of a call of `range`; null when its arguments are not integers.</summary>
    public IntegerRange? Range(Frame frame, Interpreter run)
    {
        run.Current = function;
        return Calls.Range(arguments.Positional(frame, run), arguments.Named(frame, run), run);
    }

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        Value target;
        if (_member is { } member)
        {
            run.Current = member;
            var receiver = member.Target.Eval(frame, run);
            if (receiver is StrValue && StringMethods.Find(member.Name) is { } method)
            {
                return Calls.InvokeBuiltin(method, receiver, arguments.Positional(frame, run), arguments.Named(frame, run), run);
            }

            target = Access.Member(receiver, member.Name, run);
        }
        else
        {
            target = function.Eval(frame, run);
        }

        var positional = arguments.Positional(frame, run);
        var named = arguments.Named(frame, run);
        if (target is not FunctionValue callable)
        {
            return UndefinedValue.Instance;
        }

        if (callable is SchemaConstructorValue schema)
        {
            return Instantiation.Create(schema.Schema, new DictValue(), positional, named, new InstancePlace(Origin, PlaceDetail.Nowhere), run);
        }

        if (callable is not LambdaValue { Code.IsBuiltIn: true } || File.IsBuiltIn)
        {
            return callable is LambdaValue lambda ? Invoke(lambda, positional, named, run) : Calls.Invoke(callable, positional, named, run);
        }

        run.HostCaller = this;
        var result = Calls.Invoke(callable, positional, named, run);
        run.HostCaller = null;
        run.Current = this;
        return result;
    }

    /// <summary>A failure inside notes the call as it passes; the filter costs nothing until then.</summary>
    private Value Invoke(LambdaValue lambda, Value[] positional, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        try
        {
            return Calls.Invoke(lambda, positional, named, run);
        }
        catch (EvaluationException e) when (e.Calls.Passed(this, function, lambda, positional, named))
        {
            throw;
        }
    }

    public override void Explain(PartExplainer parts)
    {
        if (function is SelectNode method)
        {
            parts.Visit(method.Target);
            parts.Show(this, method.Span.End - method.Name.Length);
        }
        else
        {
            parts.Show(this);
        }

        arguments.Explain(parts);
    }
}

/// <summary>The part of a lambda that all its values share.</summary>
internal sealed class LambdaCode
{
    public required ParameterCode[] Parameters { get; init; }

    /// <summary>Part of a module of the host.</summary>
    public bool IsBuiltIn { get; init; }

    public RuntimeType? ReturnType { get; init; }

    public StatementNode[] Body { get; set; } = [];

    public int SlotCount { get; set; }

    /// <summary>Slots of the enclosing activation whose values are captured.</summary>
    public int[] Captures { get; set; } = [];

    /// <summary>The slot of a call's frame for each captured value.</summary>
    public int[] CaptureSlots { get; set; } = [];
}

internal sealed class LambdaNode(SourceFile file, TextSpan span, LambdaCode code) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var captured = code.Captures.Length == 0 ? [] : new Value?[code.Captures.Length];
        for (var i = 0; i < captured.Length; i++)
        {
            captured.AsSpan()[i] = frame.Slots[code.Captures[i]];
        }

        return new LambdaValue(code, captured, frame.Self);
    }
}

/// <summary>`Name(args) {config}`. The config is evaluated first, in the caller's scope.</summary>
internal sealed class SchemaExpressionNode(SourceFile file, TextSpan span, CompiledSchema? schema, Node name, ArgumentsCode arguments, Node config) : Node(file, span)
{
    private readonly InstancePlace _place = new(name.Origin, PlaceDetail.Column);

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        run.InstanceNesting++;
        var entries = (DictValue)config.Eval(frame, run);
        run.InstanceNesting--;
        if (schema is not null)
        {
            run.Current = name;
            return Instantiate(schema, entries, frame, run);
        }

        var target = name.Eval(frame, run);
        switch (target)
        {
            case SchemaConstructorValue constructor:
                return Instantiate(constructor.Schema, entries, frame, run);
            default:
                return Merge.Union(target, entries, MergeMode.Operator, run);
        }
    }

    private Value Instantiate(CompiledSchema target, DictValue entries, Frame frame, Interpreter run)
    {
        var positional = arguments.Positional(frame, run);
        var named = arguments.Named(frame, run);
        var caller = run.HostCaller;
        run.HostCaller = target.Origin.File.IsBuiltIn && !File.IsBuiltIn ? this : caller;
        var instance = Create(target, entries, positional, named, run);
        run.HostCaller = caller;
        if (target.Origin.File.IsBuiltIn)
        {
            run.Current = this;
        }

        return instance;
    }

    private Value Create(CompiledSchema target, DictValue entries, Value[] positional, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        try
        {
            return Instantiation.Create(target, entries, positional, named, _place, run);
        }
        catch (EvaluationException e) when (e.Calls.Passed(target, _place.At))
        {
            throw;
        }
    }
}
