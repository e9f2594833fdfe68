using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Calls of functions and methods.</summary>
internal sealed partial class TemplateExecution
{
    /// <summary>
    /// Calls a function with the written arguments and, when <paramref name="final"/> is not null, the value that comes down the
    /// pipeline as the last one.
    /// </summary>
    public Value Call(Value dot, TemplateFunction function, BuiltinForm form, Node node, string name, ReadOnlySpan<Operand> arguments, Value? final)
    {
        var parameters = function.Parameters;
        var count = arguments.Length + (final is null ? 0 : 1);
        var fixedCount = function.IsVariadic ? parameters.Length - 1 : parameters.Length;
        if (function.IsVariadic)
        {
            if (count < fixedCount)
            {
                Fail($"wrong number of args for {name}: want at least {fixedCount} got {arguments.Length}");
            }
        }
        else if (count != fixedCount)
        {
            Fail($"wrong number of args for {name}: want {fixedCount} got {count}");
        }

        if (form is BuiltinForm.And or BuiltinForm.Or)
        {
            return ShortCircuit(dot, arguments, final, form == BuiltinForm.Or);
        }

        var start = _argumentTop;
        if (_arguments.Length < start + count)
        {
            Array.Resize(ref _arguments, Math.Max(_arguments.Length * 2, start + count));
        }

        _argumentTop = start + count;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].EvaluateArgument(this, dot, parameters[Math.Min(i, parameters.Length - 1)]);
            _arguments[start + i] = value;
        }

        if (final is not null)
        {
            _arguments[start + count - 1] = Validate(final, parameters[Math.Min(count - 1, parameters.Length - 1)]);
        }

        var result = Invoke(function, form, node, name, arguments, final, start, count);
        Array.Clear(_arguments, start, count);
        _argumentTop = start;
        return result;
    }

    /// <summary>Checks a value against a parameter's type, converting what Go converts.</summary>
    public Value Validate(Value value, GoParameter parameter)
    {
        switch (parameter)
        {
            case GoParameter.Any:
                return value is UndefinedValue ? NoneValue.Instance : value;
            case GoParameter.Reflect:
                return value;
            case GoParameter.String when value is StrValue:
            case GoParameter.Int when value is IntValue:
            case GoParameter.Float64 when value is FloatValue:
            case GoParameter.Bool when value is BoolValue:
            case GoParameter.Map when value is DictValue:
            case GoParameter.List when value is ListValue:
            case GoParameter.Strings when value is GoStrings:
            case GoParameter.Time or GoParameter.Certificate when GoTypes.Fits(value, parameter):
            case GoParameter.Int64 when value is GoInteger { GoKind: GoKind.Int64 }:
            case GoParameter.Uint32 when value is GoInteger { GoKind: GoKind.Uint32 }:
                return value;
        }

        if (value is UndefinedValue)
        {
            if (GoTypes.NilOf(parameter) is { } nil)
            {
                return nil;
            }

            Fail("invalid value; expected " + GoTypes.NameOf(parameter));
        }

        // A named map or slice type is assignable to the plain type; a pointer is followed once.
        if (value is GoNamed { Underlying: DictValue or ListValue or GoStrings } named && GoTypes.Fits(named.Underlying, parameter))
        {
            return named.Underlying;
        }

        if (value is GoObject { GoKind: GoKind.Pointer } pointer && pointer.PointeeTypeName == GoTypes.NameOf(parameter))
        {
            if (pointer.IsNil)
            {
                Fail("dereference of nil pointer of type " + GoTypes.NameOf(parameter));
            }

            return pointer.Pointee!;
        }

        Fail($"wrong type for value; expected {GoTypes.NameOf(parameter)}; got {(value is NoneValue ? GoTypes.Interface : GoTypes.NameOf(value))}");
        return value;
    }

    private Value ShortCircuit(Value dot, ReadOnlySpan<Operand> arguments, Value? final, bool stopsAt)
    {
        Value value = UndefinedValue.Instance;
        foreach (var argument in arguments)
        {
            value = argument.EvaluateArgument(this, dot, GoParameter.Reflect);
            if (GoTypes.IsTrue(value) == stopsAt)
            {
                return value;
            }
        }

        return final ?? value;
    }

    private Value Invoke(TemplateFunction function, BuiltinForm form, Node node, string name, ReadOnlySpan<Operand> arguments, Value? final, int start, int count)
    {
        // The failure is thrown on outside of the handler: nested handlers that throw would each keep their part of the stack.
        Exception cause;
        try
        {
            if (form == BuiltinForm.Call)
            {
                var callee = arguments.Length > 0 ? arguments[0].ToString() : GoTypes.ReflectString(final!);
                return GoBuiltins.CallFunction(callee, _arguments.AsSpan(start, count), run);
            }

            return function.Body(_arguments.AsSpan(start, count), run);
        }
        catch (Exception failure) when (failure is TemplateFunctionException or TemplateExecException or TemplateParseException)
        {
            cause = failure;
        }

        At = node;
        Fail($"error calling {name}: {cause.Message}", cause);
        return null;
    }
}
