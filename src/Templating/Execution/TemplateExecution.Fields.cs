using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Fields, map keys and methods.</summary>
internal sealed partial class TemplateExecution
{
    /// <summary>
    /// Walks `.A.B.C` from a receiver; only the last name may take arguments. <paramref name="boxed"/> says that the receiver
    /// is known to Go as `interface {}`.
    /// </summary>
    public Value Chain(Value dot, Value receiver, bool boxed, Node node, string[] names, ReadOnlySpan<Operand> arguments, Value? final)
    {
        (_receiver, _fields) = (receiver, names);
        for (var i = 0; i < names.Length - 1; i++)
        {
            receiver = Field(dot, receiver, ref boxed, node, names[i], [], null);
        }

        return Field(dot, receiver, ref boxed, node, names[^1], arguments, final);
    }

    private Value Field(Value dot, Value receiver, ref bool boxed, Node node, string name, ReadOnlySpan<Operand> arguments, Value? final)
    {
        switch (receiver)
        {
            case DictValue dict:
                boxed = true;
                RejectArguments(name, arguments, final);
                return dict[name] is { } value and not UndefinedValue ? value : dict.ContainsKey(name) ? NoneValue.Instance : Missing(name, NoneValue.Instance);
            case UndefinedValue:
                if (_missingKey == MissingKey.Error)
                {
                    Fail("nil data; no entry for key " + GoQuote.Quote(name));
                }

                return receiver;
            case NoneValue:
                Fail($"nil pointer evaluating {GoTypes.Interface}.{name}");
                return receiver;
            case GoNamed named:
                if (named.TryGetMethod(name, out var namedMethod))
                {
                    boxed = false;
                    return Call(dot, namedMethod, BuiltinForm.Ordinary, node, name, arguments, final);
                }

                if (named.Underlying is DictValue)
                {
                    return Field(dot, named.Underlying, ref boxed, node, name, arguments, final);
                }

                break;
            case GoObject host:
                return HostField(dot, host, ref boxed, node, name, arguments, final);
        }

        Fail($"can't evaluate field {name} in type {(boxed ? GoTypes.Interface : GoTypes.NameOf(receiver))}");
        return receiver;
    }

    private Value HostField(Value dot, GoObject host, ref bool boxed, Node node, string name, ReadOnlySpan<Operand> arguments, Value? final)
    {
        var typeName = boxed ? GoTypes.Interface : host.TypeName;
        if (host.TryGetMethod(name, out var method))
        {
            boxed = false;
            return Call(dot, method, BuiltinForm.Ordinary, node, name, arguments, final);
        }

        if (host.GoKind == GoKind.Pointer && host.Pointee is { } pointee)
        {
            return Field(dot, pointee, ref boxed, node, name, arguments, final);
        }

        switch (host.GoKind)
        {
            case GoKind.Interface when host.IsNil:
                Fail($"nil pointer evaluating {typeName}.{name}");
                break;
            case GoKind.Map when host.KeyTypeName is "string" or GoTypes.Interface:
                RejectArguments(name, arguments, final);
                boxed = host.ElementTypeName == GoTypes.Interface;
                return host.TryGetItem(new StrValue(name), out var item) ? item : Missing(name, host.ZeroElement);
            case GoKind.Struct or GoKind.Pointer:
                if (host.HasUnexportedField(name))
                {
                    Fail($"{name} is an unexported field of struct type {typeName}");
                }

                if (host.IsNil)
                {
                    if (host.DeclaresField(name))
                    {
                        Fail($"nil pointer evaluating {typeName}.{name}");
                    }

                    break;
                }

                if (host.TryGetField(name, out var value))
                {
                    if (arguments.Length > 0 || final is not null)
                    {
                        Fail(name + " has arguments but cannot be invoked as function");
                    }

                    boxed = host.FieldIsInterface(name);
                    return value;
                }

                break;
        }

        Fail($"can't evaluate field {name} in type {typeName}");
        return host;
    }

    private void RejectArguments(string name, ReadOnlySpan<Operand> arguments, Value? final)
    {
        if (arguments.Length > 0 || final is not null)
        {
            Fail(name + " is not a method but has arguments");
        }
    }

    private Value Missing(string name, Value zero)
    {
        if (_missingKey == MissingKey.Error)
        {
            Fail("map has no entry for key " + GoQuote.Quote(name));
        }

        return _missingKey == MissingKey.Zero ? zero : UndefinedValue.Instance;
    }
}
