using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>
/// Decides which brackets stay on one line: those whose parts all began on the line of the bracket, will do so again in what
/// is printed, and have no comments between them.
/// </summary>
internal sealed class LineLayout(SourceFile file, CommentPlacement comments)
{
    private readonly Dictionary<ExpressionSyntax, bool> _breaks = [];

    /// <summary>Takes many lines however it was written; asked for alone only, so that nothing around it matters.</summary>
    public ExpressionSyntax? Broken { get; set; }

    public bool IsOneLine(ListExpression list) =>
        IsOneLine(list, list.Items) && !list.Items.Any(i => i is ListIfExpression) && !AnyButLastBreaks(list.Items);

    public bool IsOneLine(ConfigExpression config) =>
        IsOneLine(config, config.Entries)
        && !config.Entries.Any(e => e.Value is ConfigIfExpression)
        && !(config.Entries is [{ Value: ConfigExpression or SchemaExpression }])
        && !AnyButLastBreaks([.. config.Entries.Select(e => e.Value)])
        && !config.Entries.Any(e => e.Key is { } key && Breaks(key));

    public bool IsOneLine(QuantifierExpression quantifier) =>
        LineOf(quantifier.Test) == LineOf(quantifier)
        && !HasComments([quantifier.Test])
        && !HasInside(quantifier)
        && !Breaks(quantifier.Target);

    /// <summary>Comments between the parts of arguments or parameters.</summary>
    public bool HasComments(SyntaxNode owner, IReadOnlyList<SyntaxNode> parts, IReadOnlyList<SyntaxNode> more) =>
        HasComments(parts) || HasComments(more) || comments.Any(owner, SlotKind.ListOpen) || comments.Any(owner, SlotKind.ListEnd);

    /// <summary>Comments between the parts of a comprehension.</summary>
    public bool HasComments(ExpressionSyntax comprehension, SyntaxNode element, IReadOnlyList<ForClause> clauses) =>
        HasInside(comprehension)
        || HasComments([element])
        || HasComments(clauses)
        || clauses.Any(c => HasComments(c.Conditions));

    private bool HasComments(IReadOnlyList<SyntaxNode> parts) => parts.Any(p => comments.Any(p, SlotKind.Before) || comments.Any(p, SlotKind.After));

    private bool HasInside(SyntaxNode owner) => comments.Any(owner, SlotKind.Open) || comments.Any(owner, SlotKind.End);

    private bool IsOneLine(ExpressionSyntax owner, IReadOnlyList<SyntaxNode> parts)
    {
        var line = LineOf(owner);
        return (!ReferenceEquals(owner, Broken) || parts.Count == 0) && parts.All(p => LineOf(p) == line) && !HasComments(parts) && !HasInside(owner);
    }

    /// <summary>Whatever follows a part of many lines begins on another line than the bracket.</summary>
    private bool AnyButLastBreaks(IReadOnlyList<ExpressionSyntax> parts)
    {
        for (var i = 0; i < parts.Count - 1; i++)
        {
            if (Breaks(parts[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the expression takes more than one line.</summary>
    private bool Breaks(ExpressionSyntax expression)
    {
        if (!_breaks.TryGetValue(expression, out var breaks))
        {
            _breaks[expression] = breaks = BreaksItself(expression) || new Parts(this).Any(expression);
        }

        return breaks;
    }

    private bool BreaksItself(ExpressionSyntax expression) => expression switch
    {
        StringLiteralExpression e => e.RawText.Contains('\n', StringComparison.Ordinal),
        InterpolatedStringExpression e => e.RawText.Contains('\n', StringComparison.Ordinal),
        LambdaExpression or ListIfExpression or ConfigIfExpression => true,
        ListExpression e => !IsOneLine(e),
        ConfigExpression e => !IsOneLine(e),
        QuantifierExpression e => !IsOneLine(e),
        ListComprehension e => HasComments(e, e.Element, e.Clauses),
        DictComprehension e => HasComments(e, e.Entry, e.Clauses),
        CallExpression e => HasComments(e, e.Arguments, e.Keywords),
        SchemaExpression e => HasComments(e, e.Arguments, e.Keywords),
        _ => false,
    };

    private int LineOf(SyntaxNode node) => file.LineAt(node.Span.Start);

    /// <summary>Asks the direct parts of an expression.</summary>
    private sealed class Parts(LineLayout layout) : SyntaxWalker
    {
        private ExpressionSyntax? _whole;
        private bool _any;

        public bool Any(ExpressionSyntax expression)
        {
            // Of a string only its text is printed.
            if (expression is not InterpolatedStringExpression)
            {
                _whole = expression;
                Visit(expression);
            }

            return _any;
        }

        public override void Visit(ExpressionSyntax expression)
        {
            if (ReferenceEquals(expression, _whole))
            {
                base.Visit(expression);
            }
            else
            {
                _any = _any || layout.Breaks(expression);
            }
        }
    }
}
