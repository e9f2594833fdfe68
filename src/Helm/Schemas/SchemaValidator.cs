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
    public static void Validate(ChartInstance chart, DictValue values, CompiledSchemas schemas, WorkBudget budget)
    {
        var (report, problems) = (new StringBuilder(), new List<ValueProblem>());
        Report(chart, [], values, schemas, budget, report, problems);
        if (report.Length > 0)
        {
            throw new HelmException(Heading + report) { Problems = problems };
        }
    }

    /// <summary>Throws <see cref="SchemaException"/>.</summary>
    public static CompiledSchema Compile(string schema) => new SchemaCompiler(isMetaSchema: false).Compile(Url, Parse(schema));

    /// <summary>Failures of the values, or what is wrong with the schema; both null when the values fit.</summary>
    private static (IReadOnlyList<SchemaFailure>? Failures, string? Problem) Check(Func<CompiledSchema> compile, Value value, WorkBudget budget)
    {
        try
        {
            return (SchemaValidation.Check(compile(), value, budget), null);
        }
        catch (SchemaException failure)
        {
            return (null, failure.Message);
        }
        catch (InsufficientExecutionStackException)
        {
            return (null, "the schema or the values nest too deeply");
        }
    }

    private static void Report(
        ChartInstance chart, IReadOnlyList<string> section, DictValue values, CompiledSchemas schemas, WorkBudget budget, StringBuilder report, List<ValueProblem> problems)
    {
        if (chart.Source.Schema is { } schema)
        {
            var (failures, problem) = Check(() => schemas.Get(schema), values, budget);
            if (failures is not null)
            {
                report.Append(chart.Name).Append(":").Append(SchemaFailure.Lines(failures)).Append('\n');
                problems.AddRange(failures.SelectMany(static f => f.Leaves())
                    .Select(f => new ValueProblem(chart.FullPath, section, f.Location, f.Message, f.Schema)));
            }
            else if (problem is not null)
            {
                report.Append(chart.Name).Append(":\n").Append(problem);
                problems.Add(new ValueProblem(chart.FullPath, section, "", problem, null));
            }
        }

        foreach (var child in chart.Children)
        {
            switch (values[child.Name])
            {
                case null or NoneValue or UndefinedValue:
                    break;
                case DictValue inner:
                    Report(child, [.. section, child.Name], inner, schemas, budget, report, problems);
                    break;
                case var other:
                    report.Append(child.Name).Append(":\ninvalid type for values: expected object (map), got ").Append(GoFormat.TypeName(other)).Append('\n');
                    problems.Add(new ValueProblem(child.FullPath, [.. section, child.Name], "", "values are a map, not " + GoFormat.TypeName(other), ""));
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
