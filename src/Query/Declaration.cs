using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Query;

/// <summary>An entry of a config and the file that has it.</summary>
internal readonly record struct EntryPart(ConfigEntrySyntax Entry, QuerySource Source);

/// <summary>A top-level variable. Several `name: Schema {…}` of one name are one declaration with the entries of all.</summary>
internal sealed record Declaration(IReadOnlyList<string> Path, string Operator, ExpressionSyntax Value, QuerySource Source)
{
    /// <summary>The entries when they come from several statements.</summary>
    public IReadOnlyList<EntryPart>? Parts { get; private init; }

    public string Name => string.Join('.', Path);

    /// <summary>The declarations of a program in its order; one made of several has the place of the last.</summary>
    public static List<Declaration> Of(IEnumerable<QuerySource> sources)
    {
        var all = sources.SelectMany(In).ToList();
        var merged = new List<Declaration>();
        foreach (var group in all.Where(IsUnifiable).GroupBy(d => d.Name).Select(Unified).Where(g => g.Count > 1))
        {
            all[all.IndexOf(group[^1])] = group[^1] with { Parts = UnificationMerger.Normalise(group.SelectMany(Entries).ToList(), static p => p.Entry) };
            merged.AddRange(group.Take(group.Count - 1));
        }

        return all.Except(merged, ReferenceEqualityComparer.Instance).Cast<Declaration>().ToList();
    }

    /// <summary>The entries of a config value; null for other values.</summary>
    public static IEnumerable<EntryPart>? Entries(ExpressionSyntax value, QuerySource source) => value switch
    {
        ConfigExpression config => config.Entries.Select(e => new EntryPart(e, source)),
        SchemaExpression { Config: ConfigExpression config } => config.Entries.Select(e => new EntryPart(e, source)),
        _ => null,
    };

    private static IEnumerable<EntryPart> Entries(Declaration declaration) => Entries(declaration.Value, declaration.Source)!;

    private static bool IsUnifiable(Declaration declaration) =>
        declaration is { Path.Count: 1, Value: SchemaExpression { Config: ConfigExpression } };

    /// <summary>All with `:`, and one with `=` when it is the first.</summary>
    private static List<Declaration> Unified(IEnumerable<Declaration> group) => group.Where((d, i) => i == 0 || d.Operator == ":").ToList();

    private static IEnumerable<Declaration> In(QuerySource source)
    {
        foreach (var statement in source.Module.Body)
        {
            switch (statement)
            {
                case UnificationStatement s:
                    yield return new Declaration([s.Target.Text], ":", s.Value, source);
                    break;
                case AssignStatement { Value: { } value } s:
                    foreach (var target in s.Targets)
                    {
                        yield return new Declaration([target.Name.Text, .. target.Path.Select(p => p.Member?.Text ?? "")], "=", value, source);
                    }

                    break;
            }
        }
    }
}
