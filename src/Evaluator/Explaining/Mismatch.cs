using System.Globalization;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>
/// What is wrong with a value for a type, down to the members: which are missing, unknown or of another type. Types tell it
/// through <see cref="RuntimeType.Explain"/> and add nothing for a value that fits.
/// </summary>
internal sealed class Mismatch
{
    private const int MaxFacts = 12;
    private const int MaxDepth = 20;
    private int _depth;

    public List<Fact> Facts { get; } = [];

    /// <summary>How far the value is from the type: an unknown or missing member counts less than one of another type.</summary>
    public int Distance { get; private set; }

    /// <param name="type">What was expected.</param>
    /// <param name="value">What came.</param>
    /// <param name="name">What the value was for, as the user knows it.</param>
    /// <param name="from">Where it was written.</param>
    /// <param name="run">The run, for following the value to its source.</param>
    public static IEnumerable<Fact> Of(RuntimeType type, Value value, string? name, Origin? from, Interpreter run)
    {
        var mismatch = new Mismatch();
        mismatch.Visit(type, value, name ?? "the value", from);
        if (mismatch.Facts.Count == 0)
        {
            mismatch.Wrong(type.Text, value, name ?? "the value", from);
        }

        return from is null ? mismatch.Facts : [.. mismatch.Facts, .. ValueTrail.Further(from, value, run)];
    }

    public void Visit(RuntimeType type, Value value, string path, Origin? origin)
    {
        if (Facts.Count >= MaxFacts || _depth >= MaxDepth || value.IsNullish)
        {
            return;
        }

        _depth++;
        type.Explain(value, path, origin, this);
        _depth--;
    }

    public void Wrong(string expected, Value value, string path, Origin? origin)
    {
        Distance += 3;
        Add($"{Quoted(path)} must be {expected}, but is {TypeNames.Of(value)} {ShortText.Of(value)}{Hint(expected, value)}", origin);
    }

    public void Unknown(string key, string schema, IEnumerable<string> known, Origin? origin)
    {
        var near = Suggest.Nearest(key, known);
        Distance += near is null ? 2 : 1;
        Add($"unknown: {schema} has no attribute `{key}`{(near is null ? "" : $" (perhaps `{near}` is meant)")}, given", origin);
    }

    public void Missing(string name, string type, string schema, Origin? declared)
    {
        Distance++;
        Add($"missing: {schema} needs `{name}: {type}`, declared", declared);
    }

    public void Add(string text, Origin? origin)
    {
        if (Facts.Count < MaxFacts)
        {
            Facts.Add(new Fact(text, origin));
        }
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? path : $"`{path}`";

    private static string Hint(string expected, Value value) => (expected, value) switch
    {
        ("int", StrValue text) when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "; a number is written without quotes",
        ("float", StrValue text) when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "; a number is written without quotes",
        ("bool", StrValue { Value: "true" or "false" or "True" or "False" }) => "; a truth value is written without quotes",
        ("str", IntValue or FloatValue or BoolValue) => "; text is written in quotes",
        _ => "",
    };
}
