using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Values;

namespace Kcl.Net.Embedding;

/// <summary>One call of a host function. Arguments are asked for by position and name; a wrong one fails at the call.</summary>
public sealed class HostCall
{
    private readonly PluginCall _call;
    private readonly string _name;

    private HostCall(string name, PluginCall call, object? state, CancellationToken cancellation)
    {
        _name = name;
        _call = call;
        State = state;
        Cancellation = cancellation;
    }

    /// <summary>What the host gave to this evaluation.</summary>
    public object? State { get; }

    /// <summary>Set when the evaluation is cancelled.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The call in the program.</summary>
    public Origin Place => _call.Origin;

    /// <summary>An argument given by position or by name; null when it is absent.</summary>
    public Value? Optional(int position, string name)
    {
        if (position < _call.Arguments.Length)
        {
            return _call.Arguments[position];
        }

        foreach (var (given, value) in _call.Named)
        {
            if (given == name)
            {
                return value;
            }
        }

        return null;
    }

    public string Text(int position, string name) => Required(position, name) is StrValue text ? text.Value : throw Wrong(position, name, "str");

    public long Integer(int position, string name) => Required(position, name) is IntValue number ? number.Value : throw Wrong(position, name, "int");

    public double Number(int position, string name) => Required(position, name) switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        _ => throw Wrong(position, name, "a number"),
    };

    public bool Truth(int position, string name) => Required(position, name) is BoolValue flag ? flag.Value : throw Wrong(position, name, "bool");

    public ListValue List(int position, string name) => Required(position, name) as ListValue ?? throw Wrong(position, name, "list");

    /// <summary>A dict, or the attributes of an instance.</summary>
    public DictValue Dict(int position, string name) =>
        Required(position, name) switch
        {
            DictValue dict => dict,
            SchemaValue schema => schema.Attributes,
            _ => throw Wrong(position, name, "dict"),
        };

    public Value Required(int position, string name) =>
        Optional(position, name) ?? throw new HostFunctionException($"the argument `{name}` is missing");

    internal static Value Invoke(string name, HostFunction function, PluginCall call, object? state, CancellationToken cancellation)
    {
        var host = new HostCall(name, call, state, cancellation);
        try
        {
            return function(host) ?? NoneValue.Instance;
        }
        catch (HostFunctionException e)
        {
            throw host.Failure(e.Message, null);
        }
        catch (Exception e) when (e is not (DiagnosticException or LimitExceededException or OperationCanceledException))
        {
            throw host.Failure($"the host function failed: {e.Message}", e);
        }
    }

    private HostFunctionException Wrong(int position, string name, string expected) =>
        new($"the argument `{name}` must be {expected}, not {TypeNames.Of(Required(position, name))}");

    private EvaluationException Failure(string message, Exception? cause) =>
        new(Diagnostic.At(EvaluationException.Code, EvaluationException.KindName, Place, $"{_name}: {message}", hasColumn: false), cause);
}
