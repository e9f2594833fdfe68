using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>
/// Finds the expression that was written for a config entry, assignment or attribute, knowing only its place, by reading the
/// file once more. Also tells which names mean something local there.
/// </summary>
internal sealed class WrittenExpression : SyntaxWalker
{
    private readonly TextSpan _wanted;
    private readonly List<string> _bound = [];
    private HashSet<string> _local = [];

    private WrittenExpression(TextSpan wanted) => _wanted = wanted;

    public ExpressionSyntax? Value { get; private set; }

    /// <summary>Import name to import path of the file.</summary>
    public Dictionary<string, string> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>The name does not mean a variable of the package at that place.</summary>
    public bool IsLocal(string name) => _local.Contains(name);

    public static WrittenExpression? At(Origin origin)
    {
        if (!origin.File.Path.EndsWith(".k", StringComparison.Ordinal) || origin.File.IsBuiltIn)
        {
            return null;
        }

        var module = Parser.ParseModule(origin.File);
        var found = new WrittenExpression(origin.Span);
        foreach (var import in module.Body.OfType<ImportStatement>())
        {
            found.Imports[import.BoundName] = import.RawPath;
        }

        found.VisitStatements(module.Body);
        return found.Value is null ? null : found;
    }

    public override void Visit(StatementSyntax statement)
    {
        if (statement.Span == _wanted)
        {
            Found(statement switch
            {
                AssignStatement s => s.Value,
                SchemaAttributeStatement s => s.Default,
                _ => null,
            });
        }

        base.Visit(statement);
    }

    protected override void VisitEntry(ConfigEntrySyntax entry)
    {
        if (entry.Key is { } key && (key.Span == _wanted || (key is IdentifierExpression dotted && dotted.Names[^1].Span == _wanted)))
        {
            Found(entry.Value);
        }

        base.VisitEntry(entry);
    }

    protected override void VisitConfig(ConfigExpression config) => Within(config.Entries.Select(e => e.Key is IdentifierExpression name ? name.Names[0].Text : ""), () => base.VisitConfig(config));

    protected override void VisitSchema(SchemaStatement schema) => Within(
        schema.Body.OfType<SchemaAttributeStatement>().Select(a => a.Name.Text).Concat(schema.Parameters.Select(p => p.Name.Text)),
        () => base.VisitSchema(schema));

    protected override void VisitLambda(LambdaExpression lambda) => Within(
        lambda.Parameters.Select(p => p.Name.Text).Concat(lambda.Body.OfType<AssignStatement>().SelectMany(a => a.Targets).Select(t => t.Name.Text)),
        () => base.VisitLambda(lambda));

    protected override void VisitListComprehension(ListComprehension comprehension) => Within(Targets(comprehension.Clauses), () => base.VisitListComprehension(comprehension));

    protected override void VisitDictComprehension(DictComprehension comprehension) => Within(Targets(comprehension.Clauses), () => base.VisitDictComprehension(comprehension));

    protected override void VisitQuantifier(QuantifierExpression quantifier) => Within(quantifier.Variables.Select(v => v.Names[0].Text), () => base.VisitQuantifier(quantifier));

    private static IEnumerable<string> Targets(IReadOnlyList<ForClause> clauses) =>
        clauses.SelectMany(c => c.Targets).OfType<IdentifierExpression>().Select(t => t.Names[0].Text);

    private void Within(IEnumerable<string> names, Action visit)
    {
        var before = _bound.Count;
        _bound.AddRange(names);
        visit();
        _bound.RemoveRange(before, _bound.Count - before);
    }

    private void Found(ExpressionSyntax? value)
    {
        Value ??= value;
        _local = [.. _bound];
    }
}
