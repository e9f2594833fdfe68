using Kcl.Net.Lexer;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>Finds every slot of a program, in the order of the source.</summary>
internal sealed class AnchorCollector(ModuleSyntax module, TokenIndex tokens) : SyntaxWalker
{
    private readonly List<Anchor> _anchors = [];

    /// <summary>What ends at an offset, or is opened by the token that ends there; the outermost of several.</summary>
    public Dictionary<int, Slot> Ends { get; } = [];

    public List<Anchor> Collect()
    {
        if (module.Doc is { } doc)
        {
            Part(doc);
        }

        VisitStatements(module.Body);
        Add(new Slot(module, SlotKind.End), AnchorKind.Closer, int.MaxValue, 0);

        // At one place inner blocks end first, then brackets, and what begins there begins from outside in.
        return _anchors.Select((anchor, order) => (anchor, order))
            .OrderBy(a => a.anchor.Offset)
            .ThenBy(a => a.anchor.Kind is AnchorKind.HeaderStart ? AnchorKind.Start : a.anchor.Kind)
            .ThenBy(a => a.anchor.Kind == AnchorKind.BlockEnd ? -a.anchor.HeaderColumn : 0)
            .ThenBy(a => a.anchor.Kind == AnchorKind.BlockEnd ? -a.order : a.order)
            .Select(a => a.anchor)
            .ToList();
    }

    public override void Visit(StatementSyntax statement)
    {
        switch (statement)
        {
            case IfStatement s:
                Add(new Slot(s, SlotKind.Before), s.IsElif ? AnchorKind.HeaderStart : AnchorKind.Start, s.Span.Start);
                OpenAt(s, SlotKind.Open, tokens.Next(s.Condition.Span.End).End);
                BlockEnd(s, SlotKind.ThenEnd, Last(s.Then), s.Span.Start);
                if (s.Else is [not IfStatement { IsElif: true }, ..])
                {
                    ElseBranch(s, s.Else[0].Span.Start, Last(s.Else));
                }

                break;
            case SchemaStatement s:
                Decorated(s, s.Decorators);
                SchemaParts(s);
                break;
            case RuleStatement s:
                Decorated(s, s.Decorators);
                OpenAt(s, SlotKind.Open, tokens.ColonEnd(s.Name.Span.End));
                PartOptional(s.Doc);
                Parts(s.Checks);
                BlockEnd(s, SlotKind.End, s.Span.End, s.Span.Start);
                break;
            case SchemaAttributeStatement s:
                Decorated(s, s.Decorators);
                End(s, s.Span.End);
                break;
            default:
                Part(statement);
                break;
        }

        base.Visit(statement);
    }

    public override void Visit(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ListExpression e:
                OpenAt(e, SlotKind.Open, e.Span.Start + 1);
                Parts(e.Items);
                Closer(e, SlotKind.End, e.Span.End - 1);
                break;
            case ConfigExpression e:
                OpenAt(e, SlotKind.Open, e.Span.Start + 1);
                Parts(e.Entries);
                Closer(e, SlotKind.End, e.Span.End - 1);
                break;
            case ListIfExpression e:
                Branches(e, e.Condition, e.Then, e.Else, e.Elif());
                break;
            case ConfigIfExpression e:
                Branches(e, e.Condition, e.Then, e.Else, e.Elif());
                break;
            case ListComprehension e:
                OpenAt(e, SlotKind.Open, e.Span.Start + 1);
                Part(e.Element);
                Comprehension(e, e.Clauses);
                break;
            case DictComprehension e:
                OpenAt(e, SlotKind.Open, e.Span.Start + 1);
                Part(e.Entry);
                Comprehension(e, e.Clauses);
                break;
            case CallExpression e:
                Arguments(e, e.Function.Span.End, e.Arguments, e.Keywords, e.Span.End - 1);
                break;
            case SchemaExpression e when tokens.Previous(e.Config.Span.Start) is { Kind: RawKind.CloseParen } closer:
                Arguments(e, e.Name.Span.End, e.Arguments, e.Keywords, closer.Start);
                break;
            case LambdaExpression e:
                Lambda(e);
                break;
            case QuantifierExpression e:
                Start(e.Test);
                OpenAt(e, SlotKind.Open, tokens.Previous(e.Test.Span.Start).End);
                End(e.Test, (e.Condition ?? e.Test).Span.End);
                Closer(e, SlotKind.End, e.Span.End - 1);
                break;
        }

        base.Visit(expression);
    }

    private void SchemaParts(SchemaStatement s)
    {
        OpenAt(s, SlotKind.Open, tokens.ColonEnd(s.Name.Span.End));
        PartOptional(s.Doc);
        PartOptional(s.IndexSignature);
        Parts(s.Mixins);
        if (s.Mixins.Count > 0)
        {
            var opener = tokens.Previous(s.Mixins[0].Span.Start);
            Add(new Slot(s, SlotKind.Mixins), AnchorKind.HeaderStart, tokens.Previous(opener.Start).Start);
            OpenAt(s, SlotKind.ListOpen, opener.End);
            var closer = tokens.NextAfterComma(s.Mixins[^1].Span.End);
            Closer(s, SlotKind.ListEnd, closer.Start);
            OpenAt(s, SlotKind.ListAfter, closer.End);
        }

        if (s.Checks.Count > 0)
        {
            var colon = tokens.Previous(s.Checks[0].Span.Start);
            var check = tokens.Previous(colon.Start);
            Add(new Slot(s, SlotKind.Check), AnchorKind.HeaderStart, check.Start);
            OpenAt(s, SlotKind.CheckOpen, colon.End);
            Parts(s.Checks);
            BlockEnd(s, SlotKind.CheckEnd, s.Span.End, check.Start);
        }

        BlockEnd(s, SlotKind.End, s.Span.End, s.Span.Start);
    }

    private void Lambda(LambdaExpression e)
    {
        Parts(e.Parameters);
        OpenAt(e, SlotKind.Open, tokens.Previous(e.Body.Count > 0 ? FirstOffset(e.Body[0]) : e.Span.End - 1).End);
        if (e.Parameters.Count > 0 && tokens.NextAfterComma(e.Parameters[^1].Span.End) is { Kind: RawKind.CloseBrace } closer)
        {
            OpenAt(e, SlotKind.ListOpen, tokens.Previous(e.Parameters[0].Span.Start).End);
            Closer(e, SlotKind.ListEnd, closer.Start);
        }

        Closer(e, SlotKind.End, e.Span.End - 1);
    }

    private void Branches(SyntaxNode owner, ExpressionSyntax condition, IReadOnlyList<SyntaxNode> then, IReadOnlyList<SyntaxNode> otherwise, SyntaxNode? elif)
    {
        OpenAt(owner, SlotKind.Open, tokens.Next(condition.Span.End).End);
        Parts(then);
        BlockEnd(owner, SlotKind.ThenEnd, then[^1].Span.End, owner.Span.Start);
        if (elif is not null)
        {
            Add(new Slot(elif, SlotKind.Before), AnchorKind.HeaderStart, elif.Span.Start);
        }
        else if (otherwise.Count > 0)
        {
            Parts(otherwise);
            ElseBranch(owner, otherwise[0].Span.Start, otherwise[^1].Span.End);
        }
    }

    private void ElseBranch(SyntaxNode owner, int bodyStart, int bodyEnd)
    {
        var colon = tokens.Previous(bodyStart);
        var header = tokens.Previous(colon.Start);
        Add(new Slot(owner, SlotKind.Else), AnchorKind.HeaderStart, header.Start);
        OpenAt(owner, SlotKind.ElseOpen, colon.End);
        BlockEnd(owner, SlotKind.ElseEnd, bodyEnd, header.Start);
    }

    private void Comprehension(SyntaxNode owner, IReadOnlyList<ForClause> clauses)
    {
        StartAll(clauses);
        foreach (var clause in clauses)
        {
            End(clause, clause.Iterable.Span.End);
            Parts(clause.Conditions);
        }

        Closer(owner, SlotKind.End, owner.Span.End - 1);
    }

    private void Decorated(StatementSyntax statement, IReadOnlyList<DecoratorSyntax> decorators)
    {
        if (decorators.Count == 0)
        {
            Start(statement);
            return;
        }

        Add(new Slot(statement, SlotKind.Before), AnchorKind.Start, decorators[0].Span.Start);
        StartAll(decorators);
        Add(new Slot(statement, SlotKind.Header), AnchorKind.Start, statement.Span.Start);
        foreach (var decorator in decorators)
        {
            End(decorator, decorator.Span.End);
            if (tokens.Previous(decorator.Span.End) is { Kind: RawKind.CloseParen } closer)
            {
                Arguments(decorator, decorator.Name.Span.End, decorator.Arguments, decorator.Keywords, closer.Start);
            }
        }
    }

    private void Arguments(SyntaxNode owner, int nameEnd, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords, int closer)
    {
        OpenAt(owner, SlotKind.ListOpen, tokens.Next(nameEnd).End);
        Parts(arguments);
        Parts(keywords);
        Closer(owner, SlotKind.ListEnd, closer);
    }

    private void StartAll(IReadOnlyList<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            Start(node);
        }
    }

    private void Parts(IReadOnlyList<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            Part(node);
        }
    }

    private void PartOptional(SyntaxNode? node)
    {
        if (node is not null)
        {
            Part(node);
        }
    }

    private void Part(SyntaxNode node)
    {
        Start(node);
        if (node is not (ListIfExpression or ConfigEntrySyntax { Value: ConfigIfExpression }))
        {
            End(node, node.Span.End);
        }
    }

    private void End(SyntaxNode node, int end) => OpenAt(node, SlotKind.After, end);

    private void OpenAt(SyntaxNode node, SlotKind kind, int end) => Ends.TryAdd(end, new Slot(node, kind));

    private void Start(SyntaxNode node) => Add(new Slot(node, SlotKind.Before), AnchorKind.Start, node.Span.Start);

    private void Closer(SyntaxNode node, SlotKind kind, int offset) => Add(new Slot(node, kind), AnchorKind.Closer, offset);

    /// <summary>A block ends where the next token after it begins, whatever its indentation.</summary>
    private void BlockEnd(SyntaxNode node, SlotKind kind, int end, int header)
    {
        var last = tokens.Previous(end);
        var next = tokens.NextAfterComma(last.End);
        var offset = next.Kind == RawKind.Eof ? int.MaxValue : next.Start;
        Add(new Slot(node, kind), AnchorKind.BlockEnd, offset, module.File.PositionAt(header).Column - 1);
    }

    private void Add(Slot slot, AnchorKind kind, int offset, int headerColumn = 0) =>
        _anchors.Add(new Anchor(slot, kind, offset, offset == int.MaxValue ? int.MaxValue : module.File.LineAt(offset), headerColumn));

    private static int FirstOffset(StatementSyntax statement) => statement switch
    {
        SchemaStatement { Decorators: [var first, ..] } => first.Span.Start,
        RuleStatement { Decorators: [var first, ..] } => first.Span.Start,
        _ => statement.Span.Start,
    };

    private static int Last(IReadOnlyList<StatementSyntax> block) => block[^1].Span.End;
}

internal static class Branch
{
    /// <summary>The `elif` that follows; null when an `else` or nothing does.</summary>
    public static ExpressionSyntax? Elif(this ListIfExpression branch) => branch.ElseIsElif ? branch.Else[0] : null;

    /// <inheritdoc cref="Elif(ListIfExpression)"/>
    public static ConfigEntrySyntax? Elif(this ConfigIfExpression branch) => branch.ElseIsElif ? branch.Else[0] : null;
}
