using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Lists, configs, their `if` items and comprehensions.</summary>
internal sealed partial class TreeBuilder
{
    private ExpressionSyntax List(ListContext context)
    {
        var children = context.children;
        var items = new List<ExpressionSyntax>();
        var branches = new List<ListItemContext>();
        var layout = new ItemLayout(needsFirstNewline: false);
        for (var i = 1; i < children.Count - 1; i++)
        {
            switch (children[i])
            {
                case ListItemContext item:
                    TakeListItem(item, items, branches, ref layout);
                    break;
                case ITerminalNode separator:
                    layout.Separator(separator, KindOf(separator));
                    break;
            }
        }

        FlushListIf(branches, items);
        layout.End(allowsStrayLine: true);
        if (context.comprehension() is not { } comprehension)
        {
            return new ListExpression(SpanOf(context), items);
        }

        return items.Count == 1
            ? new ListComprehension(SpanOf(context), items[0], Clauses(comprehension))
            : throw Reject(comprehension);
    }

    private void TakeListItem(ListItemContext item, List<ExpressionSyntax> items, List<ListItemContext> branches, ref ItemLayout layout)
    {
        var kind = KindOf(item.children[0]);
        if (kind is TokenKind.Elif or TokenKind.Else)
        {
            if (branches.Count == 0 || KindOf(branches[^1].children[0]) == TokenKind.Else)
            {
                throw Reject(item);
            }

            RefuseLongChain(branches.Count, item);

            branches.Add(item);
            layout.Item(item, isIf: true);
            return;
        }

        FlushListIf(branches, items);
        layout.Item(item, kind == TokenKind.If);
        if (kind == TokenKind.If)
        {
            branches.Add(item);
        }
        else
        {
            items.Add(ListItem(item));
        }
    }

    private ExpressionSyntax ListItem(ListItemContext item)
    {
        if (KindOf(item.children[0]) == TokenKind.Unpack)
        {
            return new StarredExpression(SpanOf(item), Test(item.test()));
        }

        return Test(item.test());
    }

    private void FlushListIf(List<ListItemContext> branches, List<ExpressionSyntax> items)
    {
        if (branches.Count == 0)
        {
            return;
        }

        IReadOnlyList<ExpressionSyntax> otherwise = [];
        var end = SpanOf(branches[^1]);
        var elseIsElif = false;
        for (var i = branches.Count - 1; i >= 0; i--)
        {
            var branch = branches[i].listBranch();
            if (i > 0 && KindOf(branches[i - 1].listBranch().children[0]) == TokenKind.Block && KindOf(branch.children[0]) != TokenKind.Block)
            {
                // After a branch in block form the later ones must be blocks too.
                throw Reject(branch);
            }

            var body = ListBranch(branch);
            if (KindOf(branches[i].children[0]) == TokenKind.Else)
            {
                otherwise = body;
                continue;
            }

            otherwise = [new ListIfExpression(SpanOf(branches[i]).To(end), Test(branches[i].test()), body, otherwise, elseIsElif)];
            elseIsElif = true;
        }

        items.Add(otherwise[0]);
        branches.Clear();
    }

    private List<ExpressionSyntax> ListBranch(ListBranchContext context)
    {
        Guard(context.Start.StartIndex);
        var items = new List<ExpressionSyntax>();
        var branches = new List<ListItemContext>();
        var layout = new ItemLayout(needsFirstNewline: false);
        foreach (var child in context.children)
        {
            if (child is ListItemContext item)
            {
                TakeListItem(item, items, branches, ref layout);
            }
            else if (KindOf(child) is TokenKind.Comma or TokenKind.Newline)
            {
                layout.Separator(child, KindOf(child));
            }
        }

        FlushListIf(branches, items);
        return items;
    }

    /// <summary>The inside of `{…}`: a config or a comprehension.</summary>
    private ExpressionSyntax Entries(EntriesContext context, TextSpan span)
    {
        var entries = new List<ConfigEntrySyntax>();
        var branches = new List<EntryContext>();
        var layout = new ItemLayout(needsFirstNewline: true);
        foreach (var child in context.children ?? [])
        {
            switch (child)
            {
                case EntryContext entry:
                    TakeEntry(entry, entries, branches, ref layout);
                    break;
                case ITerminalNode separator:
                    layout.Separator(separator, KindOf(separator));
                    break;
            }
        }

        FlushEntryIf(branches, entries);
        if (context.comprehension() is not { } comprehension)
        {
            layout.End(allowsStrayLine: true);
            return new ConfigExpression(span, entries);
        }

        layout.End(allowsStrayLine: false);
        return entries.Count == 1
            ? new DictComprehension(span, entries[0], Clauses(comprehension))
            : throw Reject(comprehension);
    }

    private void TakeEntry(EntryContext entry, List<ConfigEntrySyntax> entries, List<EntryContext> branches, ref ItemLayout layout)
    {
        var kind = KindOf(entry.children[0]);
        if (kind is TokenKind.Elif or TokenKind.Else)
        {
            if (branches.Count == 0 || KindOf(branches[^1].children[0]) == TokenKind.Else)
            {
                throw Reject(entry);
            }

            RefuseLongChain(branches.Count, entry);

            branches.Add(entry);
            layout.Item(entry, isIf: true);
            return;
        }

        FlushEntryIf(branches, entries);
        layout.Item(entry, kind == TokenKind.If);
        if (kind == TokenKind.If)
        {
            branches.Add(entry);
        }
        else
        {
            entries.Add(Entry(entry));
        }
    }

    private ConfigEntrySyntax Entry(EntryContext entry)
    {
        if (KindOf(entry.children[0]) == TokenKind.Merge)
        {
            return new ConfigEntrySyntax(SpanOf(entry), null, ConfigOperator.Union, Test(entry.test(0)));
        }

        var op = KindOf(entry.children[1]) switch
        {
            TokenKind.Colon => ConfigOperator.Union,
            TokenKind.Assign => ConfigOperator.Override,
            _ => ConfigOperator.Insert,
        };
        return new ConfigEntrySyntax(SpanOf(entry), Test((TestContext)entry.children[0]), op, Test((TestContext)entry.children[2]));
    }

    private void FlushEntryIf(List<EntryContext> branches, List<ConfigEntrySyntax> entries)
    {
        if (branches.Count == 0)
        {
            return;
        }

        IReadOnlyList<ConfigEntrySyntax> otherwise = [];
        var end = SpanOf(branches[^1]);
        var elseIsElif = false;
        for (var i = branches.Count - 1; i >= 0; i--)
        {
            var body = EntryBranch(branches[i].entryBranch());
            if (KindOf(branches[i].children[0]) == TokenKind.Else)
            {
                otherwise = body;
                continue;
            }

            var span = SpanOf(branches[i]).To(end);
            var value = new ConfigIfExpression(span, Test(branches[i].test(0)), body, otherwise, elseIsElif);
            otherwise = [new ConfigEntrySyntax(span, null, ConfigOperator.Union, value)];
            elseIsElif = true;
        }

        entries.Add(otherwise[0]);
        branches.Clear();
    }

    private List<ConfigEntrySyntax> EntryBranch(EntryBranchContext context)
    {
        Guard(context.Start.StartIndex);
        var entries = new List<ConfigEntrySyntax>();
        var branches = new List<EntryContext>();
        var layout = new ItemLayout(needsFirstNewline: false);
        foreach (var child in context.children)
        {
            if (child is EntryContext entry)
            {
                TakeEntry(entry, entries, branches, ref layout);
            }
            else if (KindOf(child) is TokenKind.Comma or TokenKind.Newline)
            {
                layout.Separator(child, KindOf(child));
            }
        }

        FlushEntryIf(branches, entries);
        return entries;
    }

    /// <summary>
    /// The `for`s after an element. Line ends may stand after what is iterated, so that a condition can begin the next line,
    /// and before the closing bracket; nowhere else.
    /// </summary>
    private List<ForClause> Clauses(ComprehensionContext context)
    {
        var clauses = new List<ForClause>();
        ForClauseContext? current = null;
        ExpressionSyntax? condition = null;
        IParseTree? layout = null;
        var conditionEnd = default(TextSpan);
        foreach (var child in context.children)
        {
            if (child is ForClauseContext clause)
            {
                if (layout is not null && (condition is not null || current?.WHEN() is not null || KindOf(layout) != TokenKind.Newline))
                {
                    throw Reject(layout);
                }

                if (current is not null)
                {
                    clauses.Add(Clause(current, condition, conditionEnd));
                }

                (current, condition, layout) = (clause, null, null);
            }
            else if (child is TestContext test)
            {
                if (condition is not null || current!.WHEN() is not null || (layout is not null && KindOf(layout) != TokenKind.Newline))
                {
                    throw Reject(test);
                }

                condition = Test(test);
                conditionEnd = SpanOf(test);
                layout = null;
            }
            else if (IsLayout(KindOf(child)))
            {
                layout = layout is null || KindOf(layout) == TokenKind.Newline ? child : layout;
            }
        }

        clauses.Add(Clause(current!, condition, conditionEnd));
        return clauses;
    }

    private ForClause Clause(ForClauseContext context, ExpressionSyntax? nextLineCondition, TextSpan conditionEnd)
    {
        var names = context.dottedName();
        var targets = new ExpressionSyntax[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            targets[i] = DottedName(names[i]);
        }

        var condition = context.test() is { } test ? Test(test) : nextLineCondition;
        var span = nextLineCondition is null ? SpanOf(context) : SpanOf(context).To(conditionEnd);
        return new ForClause(span, targets, Simple(context.simple()), condition is null ? [] : [condition]);
    }
}
