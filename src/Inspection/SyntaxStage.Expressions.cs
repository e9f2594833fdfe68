using System.Globalization;
using Kcl.Net.Syntax;

namespace Kcl.Net.Inspection;

public sealed partial class SyntaxStage
{
    private StageNode? Expression(ExpressionSyntax? expression) => expression switch
    {
        null => null,
        MissingExpression e => Node("Missing", e),
        ConstantExpression e => Node("Constant", e, e.Name.ToString()),
        IntLiteralExpression e => Node("Int", e, e.Value.ToString(CultureInfo.InvariantCulture) + e.Unit),
        FloatLiteralExpression e => Node("Float", e, e.Value.ToString("R", CultureInfo.InvariantCulture)),
        StringLiteralExpression e => Node("String", e, Line(e.RawText)),
        InterpolatedStringExpression e => Node("InterpolatedString", e, "", e.Parts.Select(Piece)),
        IdentifierExpression e => Node("Name", e, e.Text),
        UnaryExpression e => Node("Unary", e, e.Operator.Text(), [Expression(e.Operand)]),
        BinaryExpression e => Node("Binary", e, e.Operator.Text(), [Expression(e.Left), Expression(e.Right)]),
        CompareExpression e => Node("Compare", e, string.Join(' ', e.Operators.Select(static o => o.Text())), [Expression(e.Left)], e.Comparators.Select(Expression)),
        ConditionalExpression e => Node("Conditional", e, "", [Expression(e.Condition), Named("then", Expression(e.Then)), Named("else", Expression(e.Else))]),
        SelectorExpression e => Node("Select", e, (e.IsOptional ? "?." : ".") + string.Join('.', e.Members.Select(static m => m.Text)), [Expression(e.Value)]),
        CallExpression e => Node("Call", e, "", [Expression(e.Function)], e.Arguments.Select(Expression), e.Keywords.Select(Keyword)),
        SubscriptExpression e => Node("Subscript", e, e.IsOptional ? "?" : "", [Expression(e.Value), Expression(e.Index)]),
        SliceExpression e => Node("Slice", e, e.IsOptional ? "?" : "", [Expression(e.Value), Named("from", Expression(e.Lower)), Named("to", Expression(e.Upper)), Named("step", Expression(e.Step))]),
        ParenthesizedExpression e => Node("Parentheses", e, "", [Expression(e.Inner)]),
        ListExpression e => Node("List", e, "", e.Items.Select(Expression)),
        StarredExpression e => Node("Unpack", e, "", [Expression(e.Value)]),
        ListIfExpression e => Node("ItemIf", e, "", [Expression(e.Condition), Group("then", e.Then.Select(Expression)), Group("else", e.Else.Select(Expression))]),
        ListComprehension e => Node("ListComprehension", e, "", [Expression(e.Element)], e.Clauses.Select(Clause)),
        DictComprehension e => Node("DictComprehension", e, "", [Entry(e.Entry)], e.Clauses.Select(Clause)),
        ConfigExpression e => Node("Config", e, "", e.Entries.Select(Entry)),
        ConfigIfExpression e => Node("EntryIf", e, "", [Expression(e.Condition), Group("then", e.Then.Select(Entry)), Group("else", e.Else.Select(Entry))]),
        SchemaExpression e => Node("SchemaExpression", e, e.Name.Text, e.Arguments.Select(Expression), e.Keywords.Select(Keyword), [Expression(e.Config)]),
        LambdaExpression e => Node("Lambda", e, "", Parameters(e.Parameters), [Named("result", Type(e.ReturnType)), Block("body", e.Body)]),
        QuantifierExpression e => Node("Quantifier", e, $"{e.Kind.ToString().ToLowerInvariant()} {string.Join(", ", e.Variables.Select(static v => v.Text))}", [Expression(e.Target), Expression(e.Test), Named("if", Expression(e.Condition))]),
        _ => Node(expression.GetType().Name, expression),
    };

    private StageNode? Piece(SyntaxNode part) => part switch
    {
        InterpolationSyntax p => Node("Interpolation", p, p.Format ?? "", [Expression(p.Expression)]),
        ExpressionSyntax p => Expression(p),
        _ => null,
    };

    private StageNode Entry(ConfigEntrySyntax entry) => Node(
        "Entry",
        entry,
        entry.Key is null ? (entry.Value is ConfigIfExpression ? "" : "**") : entry.Operator switch { ConfigOperator.Union => ":", ConfigOperator.Override => "=", _ => "+=" },
        [Expression(entry.Key), Expression(entry.Value)]);

    private StageNode Keyword(KeywordArgument keyword) => Node("Keyword", keyword, keyword.Name.Text, [Expression(keyword.Value)]);

    private StageNode Clause(ForClause clause) => Node("For", clause, "", clause.Targets.Select(Expression), [Named("in", Expression(clause.Iterable))], clause.Conditions.Select(c => Named("if", Expression(c))));

    private static StageNode? Group(string name, IEnumerable<StageNode?> parts)
    {
        var present = parts.OfType<StageNode>().ToList();
        return present.Count == 0 ? null : new StageNode(name, "", null, present);
    }

    private static string Line(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
