using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// A text that is not the YAML or JSON it should be. <see cref="Exception.Message"/> is the bare sentence;
/// the place is kept apart so that every caller words and points at it in its own way.
/// </summary>
public sealed class DataFormatException(string problem, string goMessage, Origin origin) : Exception(problem)
{
    /// <summary>What is wrong, without the place.</summary>
    public string Problem => Message;

    /// <summary>The text Go's libraries give for the same mistake, as Helm and kustomize show it.</summary>
    public string GoMessage { get; } = goMessage;

    public Origin Origin { get; } = origin;

    /// <summary>What was read in spite of the mistake, where Go leaves it in the caller's variable; otherwise null.</summary>
    public Value? Partial { get; init; }

    /// <summary>1-based line.</summary>
    public int Line => Origin.Start.Line;

    /// <summary>1-based column.</summary>
    public int Column => Origin.Start.Column;

    /// <summary>The sentence with its place: `… at line 2 column 5`.</summary>
    public string ProblemWithPlace =>
        string.Create(CultureInfo.InvariantCulture, $"{Problem} at line {Line} column {Column}");
}
