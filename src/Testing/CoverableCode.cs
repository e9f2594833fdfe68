using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Testing;

/// <summary>A schema or lambda with the expressions whose evaluation means that it ran.</summary>
internal sealed record CoverableDeclaration(string Kind, string Name, Origin Place, IReadOnlyList<TextSpan> Parts);

/// <summary>Finds the schemas and lambdas of a file.</summary>
internal sealed class CoverableCode : SyntaxWalker
{
    private readonly SourceFile _file;
    private readonly List<CoverableDeclaration> _found = [];
    private string? _name;

    private CoverableCode(SourceFile file) => _file = file;

    public static IReadOnlyList<CoverableDeclaration> Of(KclFile file)
    {
        var walker = new CoverableCode(file.Source);
        walker.VisitStatements(file.Syntax.Body);
        return walker._found;
    }

    public override void Visit(StatementSyntax statement)
    {
        _name = statement is AssignStatement { Value: LambdaExpression, Targets: [{ Path.Count: 0 } target] } ? target.Name.Text : null;
        base.Visit(statement);
    }

    protected override void VisitSchema(SchemaStatement schema)
    {
        var parts = new List<TextSpan>();
        AddParts(schema.Body, parts);
        parts.AddRange(schema.Checks.Select(c => Start(c.Condition ?? c.Test)));
        Add(schema.Kind == SchemaKind.Mixin ? "mixin" : "schema", schema.Name.Text, schema.Name.Span, parts);
        base.VisitSchema(schema);
    }

    protected override void VisitLambda(LambdaExpression lambda)
    {
        var parts = new List<TextSpan>();
        AddParts(lambda.Body, parts);
        Add("lambda", _name ?? "lambda", lambda.Span, parts);
        _name = null;
        base.VisitLambda(lambda);
    }

    private void Add(string kind, string name, TextSpan place, List<TextSpan> parts)
    {
        if (parts.Count > 0)
        {
            _found.Add(new CoverableDeclaration(kind, name, new Origin(_file, place), parts));
        }
    }

    private static void AddParts(IReadOnlyList<StatementSyntax> body, List<TextSpan> parts)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case SchemaAttributeStatement { Default: { } value }:
                    parts.Add(Start(value));
                    break;
                case AssignStatement assign:
                    parts.Add(Start(assign.Value));
                    break;
                case AugmentedAssignStatement assign:
                    parts.Add(Start(assign.Value));
                    break;
                case UnificationStatement unification:
                    parts.Add(Start(unification.Value));
                    break;
                case AssertStatement assert:
                    parts.Add(Start(assert.Condition ?? assert.Test));
                    break;
                case ExpressionStatement { Expression: var expression } when expression is not StringLiteralExpression { IsTriple: true }:
                    parts.Add(Start(expression));
                    break;
                case IfStatement branch:
                    parts.Add(Start(branch.Condition));
                    AddParts(branch.Then, parts);
                    AddParts(branch.Else, parts);
                    break;
            }
        }
    }

    /// <summary>Parentheses are not evaluated; what they hold is.</summary>
    private static TextSpan Start(ExpressionSyntax expression) => expression is ParenthesizedExpression { Inner: var inner } ? Start(inner) : expression.Span;
}
