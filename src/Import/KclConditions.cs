using System.Globalization;

namespace Kcl.Net.Import;

/// <summary>Constraints as KCL conditions.</summary>
internal sealed class KclConditions(string regexModule)
{
    private const string NotGiven = "[None, Undefined]";

    /// <summary>Whether a pattern was written, which needs the module.</summary>
    public bool UsesRegex { get; private set; }

    public static string IsGiven(string name) => $"{name} not in {NotGiven}";

    /// <summary>The condition of a constraint on a name.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="name">What is constrained.</param>
    /// <param name="type">Its type; a constraint that is about some of its values only is guarded.</param>
    /// <param name="depth">Loops around, for names of loop variables.</param>
    public string Of(Constraint constraint, string name, ModelType type, int depth = 0)
    {
        var isCertain = constraint.AppliesTo == ModelShape.Any || ModelShapes.Of(type) == constraint.AppliesTo;
        if (isCertain)
        {
            return Bare(constraint, name, depth, typeIsCertain: true);
        }

        var (test, read) = constraint.AppliesTo switch
        {
            ModelShape.Number => ($"typeof({name}) not in [\"int\", \"float\"]", $"float({name})"),
            ModelShape.Text => ($"typeof({name}) != \"str\"", $"str({name})"),
            ModelShape.List => ($"typeof({name}) != \"list\"", $"list({name})"),
            _ => ($"typeof({name}) != \"dict\"", $"dict({name})"),
        };
        return $"{test} or {Bare(constraint, read, depth, typeIsCertain: false)}";
    }

    public static string Of(Presence demand) => demand switch
    {
        AllGiven given => string.Join(" and ", given.Names.Select(n => IsGiven(KclSource.Reading(n)!))),
        NotPresence opposite => $"not ({Of(opposite.Denied)})",
        PresenceOf { Kind: PresenceKind.ExactlyOne } several => $"len([g for g in [{string.Join(", ", several.Parts.Select(Of))}] if g]) == 1",
        PresenceOf several => string.Join(several.Kind == PresenceKind.All ? " and " : " or ", several.Parts.Select(Part)),
        _ => "True",
    };

    private static string Part(Presence demand) =>
        demand is AllGiven { Names.Count: > 1 } or PresenceOf { Kind: not PresenceKind.ExactlyOne, Parts.Count: > 1 } ? $"({Of(demand)})" : Of(demand);

    private string Bare(Constraint constraint, string name, int depth, bool typeIsCertain) => constraint switch
    {
        Bound bound => $"{name} {bound.Operator} {KclSource.Literal(bound.Number)}",
        MultipleOf multiple => string.Create(CultureInfo.InvariantCulture, $"{name} % {multiple.Divisor} == 0"),
        Size size => string.Create(CultureInfo.InvariantCulture, $"{Measure(size, name)} {size.Operator} {size.Number}"),
        Pattern pattern => Match(name, pattern.Regex),
        Unique => typeIsCertain ? $"isunique({name})" : $"isunique([u for u in {name}])",
        EqualTo equal => $"{name} == {KclSource.Literal(equal.Value)}",
        EachItem each => Each(Variable("i", depth), name, each.Item, each.Constraints, depth),
        EachValue each => $"all {Variable("k", depth)}, {Each(Variable("v", depth), name, each.Value, each.Constraints, depth)[4..]}",
        EachKey each => $"all {Variable("k", depth)} in {name} {{{string.Join(" or ", each.Patterns.Select(p => Match(Variable("k", depth), p)))}}}",
        _ => "True",
    };

    private string Each(string variable, string name, ModelType type, IReadOnlyList<Constraint> constraints, int depth)
    {
        var parts = constraints.Select(c => Of(c, variable, type, depth + 1)).ToList();
        return $"all {variable} in {name} {{{string.Join(" and ", parts.Select(p => parts.Count > 1 && p.Contains(" or ", StringComparison.Ordinal) ? $"({p})" : p))}}}";
    }

    private string Match(string name, string pattern)
    {
        UsesRegex = true;
        return $"{regexModule}.match({name}, {KclSource.PatternText(pattern)})";
    }

    /// <summary>
    /// Texts are measured in characters, as JSON Schema does; `len` counts bytes, which only for "is not empty" comes to the same.
    /// </summary>
    private static string Measure(Size size, string name) =>
        size.AppliesTo == ModelShape.Text && !(size is { Operator: ">=", Number: 1 } or { Number: 0 }) ? $"len([c for c in {name}])" : $"len({name})";

    private static string Variable(string name, int depth) => depth == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{depth}");
}
