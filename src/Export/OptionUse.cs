using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Export;

/// <summary>An option a program asks for with `option("name", …)`; what its call does not say is empty.</summary>
public sealed record OptionUse(string Name, string Type, bool IsRequired, string Default, string Help)
{
    /// <summary>The options of a program in the order they are first asked for. Names that are no literals are not known.</summary>
    public static IReadOnlyList<OptionUse> Of(KclProgram program)
    {
        var found = new List<OptionUse>();
        foreach (var file in program.Packages.Values.SelectMany(static p => p.Files))
        {
            new Collector(file, found).VisitStatements(file.Syntax.Body);
        }

        return found;
    }

    private sealed class Collector(KclFile file, List<OptionUse> found) : SyntaxWalker
    {
        /// <summary>Names for the function, its own included.</summary>
        private readonly HashSet<string> _names = new(["option"], StringComparer.Ordinal);

        private static readonly string[] Parameters = ["key", "type", "required", "default", "help"];

        public override void Visit(StatementSyntax statement)
        {
            if (statement is AssignStatement { Value: IdentifierExpression value } assign && _names.Contains(value.Text))
            {
                _names.UnionWith(assign.Targets.Where(static t => t.Path.Count == 0).Select(static t => t.Name.Text));
            }

            base.Visit(statement);
        }

        public override void Visit(ExpressionSyntax expression)
        {
            if (expression is CallExpression { Function: IdentifierExpression function } call && _names.Contains(function.Text) && Argument(call, 0) is StringLiteralExpression name
                && !found.Exists(o => o.Name == name.Value))
            {
                found.Add(new OptionUse(
                    name.Value,
                    Text(Argument(call, 1)),
                    Argument(call, 2) is ConstantExpression { Name: ConstantName.True },
                    Source(Argument(call, 3)),
                    Text(Argument(call, 4))));
            }

            base.Visit(expression);
        }

        private static ExpressionSyntax? Argument(CallExpression call, int position) =>
            position < call.Arguments.Count ? call.Arguments[position] : call.Keywords.FirstOrDefault(k => k.Name.Text == Parameters[position])?.Value;

        private static string Text(ExpressionSyntax? expression) => expression is StringLiteralExpression text ? text.Value : "";

        private string Source(ExpressionSyntax? expression) =>
            expression is null ? "" : file.Source.Text.Substring(expression.Span.Start, expression.Span.Length);
    }
}
