using Kcl.Net.Diagnostics;

namespace Kcl.Net.Query;

/// <summary>A value as a program writes it, unevaluated.</summary>
/// <param name="Name">The variable or the key; empty for items of a list and for `**value`.</param>
/// <param name="TypeName">The schema of `Name {…}`, else empty.</param>
/// <param name="Operator">`=`, `:` or `+=`; empty for items of a list.</param>
/// <param name="Value">The formatted text.</param>
public sealed record QueriedVariable(string Name, string TypeName, string Operator, string Value)
{
    public IReadOnlyList<QueriedVariable> Items { get; init; } = [];

    public IReadOnlyList<QueriedVariable> Entries { get; init; } = [];
}

/// <param name="Variables">For each path that leads to something what it leads to, in the order of the program.</param>
/// <param name="Unsupported">Code that would have to run to know what it gives: conditions, comprehensions, lambdas on the way.</param>
/// <param name="SyntaxErrors">What does not parse is left out.</param>
public sealed record QueryResult(
    IReadOnlyDictionary<string, IReadOnlyList<QueriedVariable>> Variables,
    IReadOnlyList<string> Unsupported,
    IReadOnlyList<Diagnostic> SyntaxErrors);
