using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// Holds a chart's final values against the `values.schema.json` of it and its subcharts, and reports what does not fit in the
/// words of Helm's validator. JSON Schema drafts 4 to 2020-12; patterns are Go's.
/// </summary>
internal static class SchemaValidator
{
    private const string Url = "file:///values.schema.json";
    private const string Heading = "values don't meet the specifications of the schema(s) in the following chart(s):\n";

    /// <summary>Throws <see cref="HelmException"/> when values do not fit.</summary>
    public static void Validate(ChartInstance chart, DictValue values, WorkBudget budget)
    {
        var report = new StringBuilder();
        Report(chart, values, budget, report);
        if (report.Length > 0)
        {
            throw new HelmException(Heading + report);
        }
    }

    /// <summary>What is wrong with a value under a schema; null when it fits.</summary>
    public static string? Check(string schema, Value value, WorkBudget? budget)
    {
        try
        {
            var compiled = new SchemaCompiler(isMetaSchema: false).Compile(Url, Parse(schema));
            var failed = SchemaValidation.Check(compiled, value, budget);
            return failed is null ? null : failed[(failed.IndexOf('\n', StringComparison.Ordinal) + 1)..] + "\n";
        }
        catch (SchemaException failure)
        {
            return failure.Message;
        }
        catch (InsufficientExecutionStackException)
        {
            return "the schema or the values nest too deeply";
        }
    }

    private static void Report(ChartInstance chart, DictValue values, WorkBudget budget, StringBuilder report)
    {
        if (chart.Source.Schema is { } schema && Check(ByteText.FromBytes(schema), values, budget) is { } problem)
        {
            report.Append(chart.Name).Append(":\n").Append(problem);
        }

        foreach (var child in chart.Children)
        {
            switch (values[child.Name])
            {
                case null or NoneValue or UndefinedValue:
                    break;
                case DictValue section:
                    Report(child, section, budget, report);
                    break;
                case var other:
                    report.Append(child.Name).Append(":\ninvalid type for values: expected object (map), got ").Append(GoFormat.TypeName(other)).Append('\n');
                    break;
            }
        }
    }

    private static Value Parse(string text)
    {
        try
        {
            return JsonReader.Read(text, JsonOptions.Exact);
        }
        catch (DataFormatException failure)
        {
            // Helm reads the text as a stream, which words its end differently.
            throw new SchemaException(failure.GoMessage switch
            {
                "unexpected end of JSON input" => text.AsSpan().Trim().Length == 0 ? "EOF" : "unexpected EOF",
                var message when message.EndsWith(" after top-level value", StringComparison.Ordinal) => "invalid character after top-level value",
                var message => message,
            });
        }
    }
}
