using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Go's `fmt` over values.</summary>
public static class GoFormat
{
    /// <summary>`fmt.Sprintf`.</summary>
    public static string Sprintf(string format, ReadOnlySpan<Value> arguments) => throw new NotImplementedException();

    /// <summary>`fmt.Sprint`: a space between operands when neither is a string.</summary>
    public static string Sprint(ReadOnlySpan<Value> arguments) => throw new NotImplementedException();

    /// <summary>`fmt.Sprintln`.</summary>
    public static string Sprintln(ReadOnlySpan<Value> arguments) => throw new NotImplementedException();

    /// <summary>`fmt.Sprint` of one value: `%v`. Nil is `&lt;nil&gt;`.</summary>
    public static string FormatValue(Value value) => throw new NotImplementedException();

    /// <summary>The type as `%T` prints it; `&lt;nil&gt;` for nil.</summary>
    public static string TypeName(Value value) => throw new NotImplementedException();

    /// <summary>`strconv.Quote`.</summary>
    public static string Quote(string text) => throw new NotImplementedException();

    /// <summary>`strconv.FormatFloat(value, format, precision, 64)`; precision -1 is the shortest that reads back.</summary>
    public static string FormatFloat(double value, char format, int precision) => throw new NotImplementedException();

    /// <summary>Go's truth of a value: what `if` and `not` see.</summary>
    public static bool IsTrue(Value value) => throw new NotImplementedException();
}
