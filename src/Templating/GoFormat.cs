using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Go's `fmt` over values. A budget, where given, bounds the size of the text.</summary>
public static class GoFormat
{
    /// <summary>`fmt.Sprintf`.</summary>
    public static string Sprintf(string format, ReadOnlySpan<Value> arguments, WorkBudget? budget = null)
    {
        var output = new StringBuilder();
        new GoPrinter(output, budget).Printf(format, arguments);
        return output.ToString();
    }

    /// <summary>`fmt.Sprint`: a space between operands when neither is a string.</summary>
    public static string Sprint(ReadOnlySpan<Value> arguments, WorkBudget? budget = null)
    {
        if (arguments is [StrValue text])
        {
            return text.Value;
        }

        var output = new StringBuilder();
        var printer = new GoPrinter(output, budget);
        var previousIsString = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var isString = GoTypes.KindOf(arguments[i]) == GoKind.String;
            if (i > 0 && !isString && !previousIsString)
            {
                output.Append(' ');
            }

            printer.PrintArgument(arguments[i], 'v');
            previousIsString = isString;
        }

        return output.ToString();
    }

    /// <summary>`fmt.Sprintln`.</summary>
    public static string Sprintln(ReadOnlySpan<Value> arguments, WorkBudget? budget = null)
    {
        var output = new StringBuilder();
        var printer = new GoPrinter(output, budget);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                output.Append(' ');
            }

            printer.PrintArgument(arguments[i], 'v');
        }

        return output.Append('\n').ToString();
    }

    /// <summary>`fmt.Sprint` of one value: `%v`. Nil is `&lt;nil&gt;`.</summary>
    public static string FormatValue(Value value)
    {
        switch (value)
        {
            case StrValue text:
                return text.Value;
            case IntValue number:
                return number.ToString();
            case BoolValue flag:
                return flag.Value ? "true" : "false";
            default:
                var output = new StringBuilder();
                new GoPrinter(output, null).PrintArgument(value, 'v');
                return output.ToString();
        }
    }

    /// <summary>As an action of a template prints the value: a pointer shows what it points at, nil is `&lt;no value&gt;`.</summary>
    public static string FormatPointee(Value value)
    {
        var output = new StringBuilder();
        GoTypes.IsPrintable(ref value);
        new GoPrinter(output, null).Print(value);
        return output.ToString();
    }

    /// <summary>The type as `%T` prints it; `&lt;nil&gt;` for nil.</summary>
    public static string TypeName(Value value) => GoTypes.NameOf(value);

    /// <summary>`reflect.Kind` as text: `map`, `slice`, `float64`; `invalid` for nil.</summary>
    public static string KindName(Value value) => GoTypes.KindOf(value) switch
    {
        GoKind.Invalid => "invalid",
        GoKind.Array => "array",
        GoKind.Chan => "chan",
        GoKind.Func => "func",
        GoKind.Interface => "interface",
        GoKind.Map => "map",
        GoKind.Pointer => "ptr",
        GoKind.Slice => "slice",
        GoKind.Struct => "struct",
        var kind => GoTypes.NameOf(kind),
    };

    /// <summary>`strconv.Quote`.</summary>
    public static string Quote(string text) => GoQuote.Quote(text);

    /// <summary>`strconv.Unquote` of a double-quoted or back-quoted literal; null when it is malformed.</summary>
    public static string? Unquote(string literal) =>
        literal.Length >= 2 && literal[0] is '"' or '`' && literal[^1] == literal[0] ? GoQuote.Unquote(literal) : null;

    /// <summary>`strconv.FormatFloat(value, format, precision, 64)`; precision -1 is the shortest that reads back.</summary>
    public static string FormatFloat(double value, char format, int precision) => GoFloat.Format(value, format, precision, isSingle: false);

    /// <summary>Go's truth of a value: what `if` and `not` see.</summary>
    public static bool IsTrue(Value value) => GoTypes.IsTrue(value);

    /// <summary>Go's kind of a value.</summary>
    public static GoKind KindOf(Value value) => GoTypes.KindOf(value);
}
