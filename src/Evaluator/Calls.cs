using Kcl.Net.Builtins;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Calling any kind of function value.</summary>
internal static class Calls
{
    public static Value Invoke(FunctionValue function, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        switch (function)
        {
            case LambdaValue lambda:
                return InvokeLambda(lambda, arguments, named, run);
            case BuiltinFunctionValue builtin:
                return InvokeBuiltin(builtin.Member, builtin.Receiver, arguments, named, run);
            case SchemaConstructorValue schema:
                return Instantiation.Create(schema.Schema, new DictValue(), arguments, named, new InstancePlace(run.CurrentOrigin(), PlaceDetail.Nowhere), run);
            case InstancesFunctionValue instances:
                return Instances(instances.Schema, arguments, named, run);
            case PluginFunctionValue plugin:
                return InvokePlugin(plugin, arguments, named, run);
            default:
                return UndefinedValue.Instance;
        }
    }

    /// <summary>
    /// Fills a frame's first slots. Defaults are evaluated before the actual arguments are bound, so a default sees earlier
    /// parameters' defaults, not their arguments.
    /// </summary>
    public static void BindParameters(ParameterCode[] parameters, Frame frame, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run, bool checkTypes = true)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            Value value = NoneValue.Instance;
            if (parameter.Default is { } initial)
            {
                value = initial.Eval(frame, run);
                value = checkTypes ? parameter.Type?.Check(value, run) ?? value : value;
            }

            frame.Set(i, value);
        }

        for (var i = 0; i < parameters.Length && i < arguments.Length; i++)
        {
            frame.Set(i, checkTypes ? parameters[i].Type?.Check(arguments[i], run) ?? arguments[i] : arguments[i]);
        }

        foreach (var (name, value) in named)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                if (parameters[i].Name == name)
                {
                    frame.Set(i, checkTypes ? parameters[i].Type?.Check(value, run) ?? value : value);
                    break;
                }
            }
        }
    }

    private static Value InvokeLambda(LambdaValue lambda, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        run.Enter();
        var code = lambda.Code;
        var frame = new Frame(code.SlotCount, lambda.Self);
        for (var i = 0; i < lambda.Captured.Length; i++)
        {
            frame.Set(code.CaptureSlots[i], lambda.Captured[i]);
        }

        run.Trace?.Enter("lambda", run.CurrentOrigin());
        BindParameters(code.Parameters, frame, arguments, named, run);
        Value result = UndefinedValue.Instance;
        foreach (var statement in code.Body)
        {
            result = statement.RunInLambda(frame, run);
        }

        result = code.ReturnType?.Check(result, run) ?? result;
        run.Trace?.Leave();
        run.Leave();
        return result;
    }

    public static Value InvokeBuiltin(BuiltinMember member, Value? receiver, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        run.Enter();
        try
        {
            var result = member.Body(new BuiltinCall(run, receiver, arguments, named));
            run.Leave();
            return result;
        }
        catch (BuiltinException e)
        {
            run.Leave();
            run.Fail(e.Message);
            return UndefinedValue.Instance;
        }
    }

    /// <summary>The numbers that `range` of these arguments gives; null when it gives none because they are not integers.</summary>
    public static IntegerRange? Range(Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        run.Enter();
        try
        {
            var range = IntegerRange.Of(new BuiltinCall(run, null, arguments, named));
            run.Leave();
            return range;
        }
        catch (BuiltinException e)
        {
            run.Leave();
            run.Fail(e.Message);
            return null;
        }
    }

    private static Value InvokePlugin(PluginFunctionValue plugin, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        if (!run.Plugins.TryGetValue(plugin.Name, out var function) || run.IsExplaining)
        {
            run.Fail($"the plugin function `{plugin.Name}` is not found");
        }

        return function!(new PluginCall(arguments, named, run.CurrentOrigin(), run));
    }

    private static ListValue Instances(CompiledSchema schema, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        var all = arguments.Length > 0 && KclTruth.IsTruthy(arguments[0]) || named.Length > 0 && KclTruth.IsTruthy(named[0].Value);
        var result = new ListValue();
        foreach (var instance in run.Instances(schema.QualifiedName))
        {
            if (all || run.IsFromMain(instance))
            {
                result.Add(instance);
            }
        }

        return result;
    }
}
