using System.Globalization;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>What the checker knows beyond the engine's sentence: what is allowed instead, where it is declared, what to write.</summary>
internal static class Explanations
{
    private const int MaxListed = 12;

    /// <summary>The members a schema has, the declaration of the nearest, and the name to write.</summary>
    public static Diagnostic WithMembers(Diagnostic diagnostic, string name, SchemaBody schema, IReadOnlyList<string> near)
    {
        var facts = new List<Fact>();
        var members = Members(schema);
        facts.Add(new Fact(members.Count == 0 ? $"{schema.Name} has no members" : $"{schema.Name} has {Listed(members)}"));
        var best = near.Count > 0 ? near[^1] : null;
        if (best is not null && schema.Find(best) is { Place.File: { IsBuiltIn: false } } attribute)
        {
            facts.Add(new Fact($"`{best}` is declared", attribute.Place.ToOrigin()));
        }

        var help = best is not null
            ? $"write `{best}` in place of `{name}`"
            : $"remove `{name}`, or declare it in {schema.Name}, for example `{name}?: any`";
        return diagnostic with { Facts = facts, Help = help };
    }

    /// <summary>What a function takes and where it says so.</summary>
    public static Diagnostic WithSignature(Diagnostic diagnostic, string callee, FunctionType function, string? help = null)
    {
        var parameters = function.Parameters.Select(static p => $"{p.Name}: {p.Type}{(p.HasDefault ? " = …" : "")}");
        var declared = function.Parameters.Count > 0 && function.Parameters[0].Place is { File: not null } place ? place.ToOrigin() : null;
        var name = callee.Trim('"');
        return diagnostic with { Facts = [new Fact($"`{name}` takes ({string.Join(", ", parameters)}){(declared is null ? "" : ", declared")}", declared)], Help = help };
    }

    /// <summary>How to write a literal that is of another type only because of its quotes.</summary>
    public static string? Quoting(KclType expected, KclType got) => (expected, got) switch
    {
        ({ IsInt: true, IsUnion: false, IsLiteral: false }, StrLiteralType text) when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
            $"write {text.Value} without quotes",
        ({ IsFloat: true, IsUnion: false, IsLiteral: false }, StrLiteralType text) when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
            $"write {text.Value} without quotes",
        ({ IsStr: true, IsUnion: false, IsLiteral: false }, { IsLiteral: true } literal) when literal.IsNumber || literal.IsBool => "put the value in quotes, or convert it with str()",
        _ => null,
    };

    /// <summary>How to open a circle of imports; other circles are explained by their places.</summary>
    public static string? Circle(string what, IReadOnlyList<ReferenceGraph.Node> circle)
    {
        if (what != "modules" || circle.Count == 0)
        {
            return null;
        }

        var names = circle.Select(static n => n.Name == Modules.KclPackage.MainPath ? "the main package" : $"`{n.Name}`").ToList();
        return circle.Count == 1
            ? $"remove the import: {names[0]} imports itself"
            : $"{string.Join(" and ", names)} import each other: move what they share into a module that imports none of them";
    }

    private static List<string> Members(SchemaBody schema)
    {
        var members = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var body = schema; body is not null; body = body.Base ?? body.Protocol)
        {
            foreach (var (name, attribute) in body.Attributes)
            {
                if (seen.Add(name))
                {
                    members.Add($"`{name}{(attribute.IsOptional ? "?" : "")}: {attribute.Type}`");
                }
            }
        }

        return members;
    }

    private static string Listed(List<string> members) => members.Count <= MaxListed
        ? string.Join(", ", members)
        : $"{string.Join(", ", members.Take(MaxListed))} and {members.Count - MaxListed} more";
}
