using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Values given on a command line: `--set`, `--set-string`, `--set-file`, `--set-json`, `--set-literal`. They are put into the values in place.</summary>
public static class SetValues
{
    /// <summary>`a.b=1,c={x,y}`: numbers, booleans and null are recognised.</summary>
    public static void Set(DictValue values, string expression) => Run(values, expression, "failed parsing --set data: ", SetKind.Typed, null);

    /// <summary>Every value a string.</summary>
    public static void SetString(DictValue values, string expression) => Run(values, expression, "failed parsing --set-string data: ", SetKind.Text, null);

    /// <summary>Every value the path of a file whose text is taken.</summary>
    public static void SetFile(DictValue values, string expression, Func<string, string> read) =>
        Run(values, expression, "failed parsing --set-file data: ", SetKind.Text, read);

    /// <summary>A JSON object, or keys with JSON values.</summary>
    public static DictValue SetJson(DictValue values, string expression)
    {
        var message = "failed parsing --set-json data" + (expression.AsSpan().Trim().StartsWith("{", StringComparison.Ordinal) ? " JSON: " : " ") + expression;
        if (!expression.AsSpan().Trim().StartsWith("{", StringComparison.Ordinal))
        {
            try
            {
                new SetExpression(expression, SetKind.Json, null).ApplyTo(values);
                return values;
            }
            catch (FormatException failure)
            {
                throw new HelmException(message, failure);
            }
        }

        try
        {
            return HelmJson.Read(expression.Trim()) is DictValue map ? ValuesReader.Merge(values, map) : throw new HelmException(message);
        }
        catch (FormatException failure)
        {
            throw new HelmException(message, failure);
        }
    }

    /// <summary>One key; everything behind the first `=` is the value, nothing in it is special.</summary>
    public static void SetLiteral(DictValue values, string expression) => Run(values, expression, "failed parsing --set-literal data: ", SetKind.Literal, null);

    private static void Run(DictValue values, string expression, string error, SetKind kind, Func<string, string>? read)
    {
        try
        {
            new SetExpression(expression, kind, read).ApplyTo(values);
        }
        catch (FormatException failure)
        {
            throw new HelmException(error + failure.Message, failure);
        }
    }
}

/// <summary>How the values of a set expression are read.</summary>
internal enum SetKind
{
    Typed,
    Text,
    Json,
    Literal,
}
