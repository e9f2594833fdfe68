using Kcl.Net.Syntax;

namespace Kcl.Net.Export;

/// <summary>Whether an expression of a schema depends on the instance: on one of its attributes or parameters.</summary>
internal sealed class SchemaNames : SyntaxWalker
{
    private readonly HashSet<string> _names;
    private bool _found;

    private SchemaNames(HashSet<string> names) => _names = names;

    public static bool Uses(ExpressionSyntax expression, DeclaredSchema schema)
    {
        var names = new HashSet<string>(schema.Attributes.Select(a => a.Name), StringComparer.Ordinal);
        for (var level = schema; level is not null; level = level.Base)
        {
            names.UnionWith(level.Syntax.Parameters.Select(p => p.Name.Text));
            names.UnionWith(level.Syntax.Body.OfType<AssignStatement>().SelectMany(a => a.Targets).Select(t => t.Name.Text));
        }

        var walker = new SchemaNames(names);
        walker.Visit(expression);
        return walker._found;
    }

    public override void Visit(ExpressionSyntax expression)
    {
        if (expression is IdentifierExpression { Names: [var first, ..] } && _names.Contains(first.Text))
        {
            _found = true;
        }

        base.Visit(expression);
    }

    protected override void VisitEntry(ConfigEntrySyntax entry)
    {
        // A key is a name of the config, not of the schema.
        if (entry.Key is { } key and not IdentifierExpression)
        {
            Visit(key);
        }

        Visit(entry.Value);
    }
}
