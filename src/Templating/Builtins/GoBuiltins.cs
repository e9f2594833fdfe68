using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>The functions every template knows; a host's function of the same name replaces them.</summary>
internal static class GoBuiltins
{
    private static readonly TemplateFunction AndFunction = Variadic("and", 1, Unreachable);
    private static readonly TemplateFunction OrFunction = Variadic("or", 1, Unreachable);
    private static readonly TemplateFunction CallBuiltin = Variadic("call", 1, Unreachable);
    private static readonly TemplateFunction Not = Fixed("not", 1, (a, _) => BoolValue.Of(!GoTypes.IsTrue(a[0])));
    private static readonly TemplateFunction Html = Printing("html", (a, _) => new StrValue(GoEscape.Html(Text(a))));
    private static readonly TemplateFunction Js = Printing("js", (a, _) => new StrValue(GoEscape.JavaScript(Text(a))));
    private static readonly TemplateFunction UrlQuery = Printing("urlquery", (a, _) => new StrValue(GoEscape.UrlQuery(Text(a))));
    private static readonly TemplateFunction Index = Variadic("index", 1, (a, _) => GoIndexing.Index(a));
    private static readonly TemplateFunction Slice = Variadic("slice", 1, (a, _) => GoIndexing.Slice(a));
    private static readonly TemplateFunction Len = Fixed("len", 1, (a, _) => IntValue.Of(GoIndexing.Length(a[0])));
    private static readonly TemplateFunction Print = Printing("print", (a, run) => new StrValue(GoFormat.Sprint(a, run.Budget)));
    private static readonly TemplateFunction Println = Printing("println", (a, run) => new StrValue(GoFormat.Sprintln(a, run.Budget)));

    private static readonly TemplateFunction Printf = new(
        "printf", [GoParameter.String, GoParameter.Any], true, (a, run) => new StrValue(GoFormat.Sprintf(((StrValue)a[0]).Value, a[1..], run.Budget)));

    private static readonly TemplateFunction Eq = Variadic("eq", 1, (a, _) => BoolValue.Of(GoComparison.Equal(a)));
    private static readonly TemplateFunction Ne = Fixed("ne", 2, (a, _) => BoolValue.Of(!GoComparison.Equal(a)));
    private static readonly TemplateFunction Lt = Fixed("lt", 2, (a, _) => BoolValue.Of(GoComparison.Less(a[0], a[1])));
    private static readonly TemplateFunction Le = Fixed("le", 2, (a, _) => BoolValue.Of(GoComparison.LessOrEqual(a)));
    private static readonly TemplateFunction Gt = Fixed("gt", 2, (a, _) => BoolValue.Of(!GoComparison.LessOrEqual(a)));
    private static readonly TemplateFunction Ge = Fixed("ge", 2, (a, _) => BoolValue.Of(!GoComparison.Less(a[0], a[1])));

    public static TemplateFunction? Find(string name, out BuiltinForm form)
    {
        form = name switch { "and" => BuiltinForm.And, "or" => BuiltinForm.Or, "call" => BuiltinForm.Call, _ => BuiltinForm.Ordinary };
        return name switch
        {
            "and" => AndFunction,
            "or" => OrFunction,
            "call" => CallBuiltin,
            "not" => Not,
            "html" => Html,
            "js" => Js,
            "urlquery" => UrlQuery,
            "index" => Index,
            "slice" => Slice,
            "len" => Len,
            "print" => Print,
            "println" => Println,
            "printf" => Printf,
            "eq" => Eq,
            "ne" => Ne,
            "lt" => Lt,
            "le" => Le,
            "gt" => Gt,
            "ge" => Ge,
            _ => null,
        };
    }

    /// <summary>`call`: the first value is the function.</summary>
    public static Value CallFunction(string name, ReadOnlySpan<Value> values, TemplateRun run)
    {
        if (GoTypes.KindOf(values[0]) == GoKind.Invalid)
        {
            throw new TemplateFunctionException("call of nil");
        }

        if (values[0] is not GoObject { Function: { } function })
        {
            throw new TemplateFunctionException($"non-function {name} of type {GoTypes.NameOf(values[0])}");
        }

        var parameters = function.Parameters;
        var count = values.Length - 1;
        var fixedCount = function.IsVariadic ? parameters.Length - 1 : parameters.Length;
        if (function.IsVariadic ? count < fixedCount : count != fixedCount)
        {
            throw new TemplateFunctionException($"wrong number of args for {name}: got {count} want {(function.IsVariadic ? "at least " : "")}{fixedCount}");
        }

        var arguments = new Value[count];
        for (var i = 0; i < count; i++)
        {
            arguments[i] = Prepare(values[i + 1], parameters[Math.Min(i, parameters.Length - 1)], i);
        }

        return function.Body(arguments, run);
    }

    private static Value Prepare(Value value, GoParameter parameter, int index)
    {
        if (GoTypes.KindOf(value) == GoKind.Invalid)
        {
            return GoTypes.NilOf(parameter)
                ?? throw new TemplateFunctionException($"arg {index}: value is nil; should be of type {GoTypes.NameOf(parameter)}");
        }

        if (GoTypes.Fits(value, parameter))
        {
            return value;
        }

        if (value is GoNamed named && GoTypes.KindOf(value) is GoKind.Map or GoKind.Slice && GoTypes.Fits(((GoNamed)value).Underlying, parameter))
        {
            return ((GoNamed)value).Underlying;
        }

        // Integers of all types convert into each other here.
        if (parameter is GoParameter.Int or GoParameter.Int64 && value is IntValue or GoInteger)
        {
            var bits = value is IntValue number ? number.Value : ((GoInteger)value).Bits;
            return parameter == GoParameter.Int ? IntValue.Of(bits) : GoInteger.Int64(bits);
        }

        throw new TemplateFunctionException($"arg {index}: value has type {GoTypes.NameOf(value)}; should be {GoTypes.NameOf(parameter)}");
    }

    /// <summary>The text of all arguments, as an action would print one.</summary>
    private static string Text(ReadOnlySpan<Value> arguments)
    {
        if (arguments is [StrValue text])
        {
            return text.Value;
        }

        var printable = arguments.ToArray();
        for (var i = 0; i < printable.Length; i++)
        {
            if (GoTypes.KindOf(printable[i]) == GoKind.Invalid)
            {
                printable[i] = new StrValue("<no value>");
            }
            else
            {
                GoTypes.IsPrintable(ref printable[i]);
            }
        }

        return GoFormat.Sprint(printable);
    }

    private static Value Unreachable(ReadOnlySpan<Value> arguments, TemplateRun run) =>
        throw new InvalidOperationException("the engine evaluates this builtin itself");

    private static TemplateFunction Fixed(string name, int count, TemplateFunctionBody body)
    {
        var parameters = new GoParameter[count];
        Array.Fill(parameters, GoParameter.Reflect);
        return new TemplateFunction(name, parameters, false, body);
    }

    private static TemplateFunction Variadic(string name, int fixedCount, TemplateFunctionBody body)
    {
        var parameters = new GoParameter[fixedCount + 1];
        Array.Fill(parameters, GoParameter.Reflect);
        return new TemplateFunction(name, parameters, true, body);
    }

    /// <summary>Takes any number of `any`.</summary>
    private static TemplateFunction Printing(string name, TemplateFunctionBody body) => new(name, [GoParameter.Any], true, body);
}
