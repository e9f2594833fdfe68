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
        private static readonly string[] Parameters = ["key", "type", "required", "default", "help"];

        public override void Visit(ExpressionSyntax expression)
        {
            if (expression is CallExpression { Function: IdentifierExpression { Text: "option" } } call && Argument(call, 0) is StringLiteralExpression name
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
