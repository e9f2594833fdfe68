using System.Text;
using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>How a failure is shown.</summary>
internal enum SchemaFailureKind : byte
{
    Plain,

    /// <summary>Stands for several failures of one value.</summary>
    Group,

    /// <summary>A reference; left out when it has one cause.</summary>
    Reference,
}

/// <summary>Why a value does not fit, as a tree. While only yes or no is asked there is one shared failure without words.</summary>
internal sealed class SchemaFailure(string location, string message, SchemaFailureKind kind, IReadOnlyList<SchemaFailure> causes, string schema = "")
{
    public static readonly SchemaFailure Unspoken = new("", "", SchemaFailureKind.Plain, []);

    /// <summary>JSON pointer to the value.</summary>
    public string Location { get; } = location;

    public string Message { get; } = message;

    /// <summary>JSON pointer to the schema it does not fit.</summary>
    public string Schema { get; } = schema;

    public SchemaFailureKind Kind { get; } = kind;

    public IReadOnlyList<SchemaFailure> Causes { get; } = causes;

    /// <summary>A text in single quotes, other special characters escaped as Go escapes them.</summary>
    public static string Quote(string text)
    {
        var quoted = GoFormat.Quote(text)[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{quoted}'";
    }

    public static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(Quote));

    /// <summary>The report about a value, without a line break at its end.</summary>
    public static string Report(CompiledSchema schema, IReadOnlyList<SchemaFailure> failures) =>
        "jsonschema validation failed with " + Quote(schema.Location) + Lines(failures);

    /// <summary>A line for each failure, each with the line break before it.</summary>
    public static string Lines(IReadOnlyList<SchemaFailure> failures)
    {
        var text = new StringBuilder();
        foreach (var failure in failures)
        {
            failure.WriteTo(text, 1);
        }

        return text.ToString();
    }

    /// <summary>The failures that stand for no others of other places.</summary>
    public IEnumerable<SchemaFailure> Leaves() => Kind == SchemaFailureKind.Plain ? [this] : Causes.SelectMany(static c => c.Leaves());

    private void WriteTo(StringBuilder text, int depth)
    {
        if (Kind != SchemaFailureKind.Reference || Causes.Count != 1)
        {
            text.Append('\n').Append(' ', (depth - 1) * 2).Append("- at ").Append(Quote(Location)).Append(": ").Append(Message);
            depth++;
        }

        foreach (var cause in Causes)
        {
            cause.WriteTo(text, depth);
        }
    }
}
