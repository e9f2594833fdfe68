using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Lists, configs and comprehensions.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private Form ListAfterBracket()
    {
        if (Kind == RawKind.Newline)
        {
            SkipNewlines();
            SkipIndentation();
        }

        if (Kind == RawKind.CloseBracket)
        {
            Bump();
            return Form.Plain("ListExpression");
        }

        var start = Token;
        var items = ListItems();
        var clauses = Clauses();
        SkipNewlines();
        SkipIndentation();
        Take(RawKind.CloseBracket);
        return Comprehended(start, items, clauses, "list", "ListExpression", "ListCompExpression");
    }

    private Form Comprehended(RawToken start, int items, int clauses, string word, string plain, string comprehension)
    {
        if (clauses == 0)
        {
            return Form.Plain(plain);
        }

        if (items == 0)
        {
            FaultAt(start.Start, start.End, $"missing {word} comp clause expression");
            return Form.Plain(plain);
        }

        if (items > 1)
        {
            FaultAt(start.Start, start.End, $"multiple {word} comp clause expression found: expected 1, got {items}");
        }

        return Form.Plain(comprehension);
    }

    private bool EndsList => Kind == RawKind.CloseBracket || AtEnd || Is(Word.For);

    private int ListItems()
    {
        if (EndsList)
        {
            return 0;
        }

        var count = 1;
        ListItem();
        if (Kind == RawKind.Comma)
        {
            Bump();
        }

        SkipNewlines();
        while (true)
        {
            var mark = _at;
            SkipIndentation();
            if (EndsList)
            {
                return count;
            }

            if (ListItem().IsMissing)
            {
                Expected(",");
                Bump();
            }
            else
            {
                count++;
            }

            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            SkipNewlines();
            if (Stuck(mark))
            {
                return count;
            }
        }
    }

    private Form ListItem()
    {
        if (Kind == RawKind.Star)
        {
            Bump();
            Expression();
            return Form.Plain("StarredExpression");
        }

        if (!Is(Word.If))
        {
            return Expression();
        }

        ListIf();
        return Form.Plain("ListIfItemExpression");
    }

    private void ListIf()
    {
        Enter();
        var lines = false;
        Bump();
        Expression();
        ListBranch(ref lines);
        SkipNewlines();
        while (Is(Word.Elif))
        {
            var mark = _at;
            Bump();
            Expression();
            ListBranch(ref lines);
            if (Stuck(mark))
            {
                break;
            }
        }

        SkipNewlines();
        if (Is(Word.Else))
        {
            Bump();
            ListBranch(ref lines);
        }

        _depth--;
    }

    /// <summary>Once one branch was a block, the later ones must be too.</summary>
    private void ListBranch(ref bool lines)
    {
        Expect(RawKind.Colon);
        lines |= Kind == RawKind.Newline;
        if (!lines)
        {
            ListItem();
            return;
        }

        SkipNewlines();
        Expect(RawKind.Indent);
        while (!AtEnd)
        {
            var mark = _at;
            CheckDedent();
            if (IsDedent)
            {
                break;
            }

            ListItem();
            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            SkipNewlines();
            if (Stuck(mark))
            {
                break;
            }
        }

        CheckDedent();
        Expect(RawKind.Dedent);
    }

    private Form Config()
    {
        Bump();
        var lines = Kind == RawKind.Newline;
        if (lines)
        {
            SkipNewlines();
            SkipIndentation();
        }

        if (Kind == RawKind.CloseBrace)
        {
            Bump();
            return Form.Plain("ConfigExpression");
        }

        var start = Token;
        var entries = Entries(lines);
        var clauses = Clauses();
        SkipNewlines();
        SkipIndentation();
        Take(RawKind.CloseBrace);
        return Comprehended(start, entries, clauses, "config", "ConfigExpression", "DictCompExpression");
    }

    private int Entries(bool lines)
    {
        var count = 0;
        while (true)
        {
            var mark = _at;
            if (count > 0)
            {
                SkipIndentation();
            }

            if (Kind == RawKind.CloseBrace || AtEnd || (Kind == RawKind.Newline && !lines) || Is(Word.For))
            {
                return count;
            }

            Entry();
            count++;
            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            if (lines)
            {
                SkipNewlines();
            }

            if (count > 1 && Stuck(mark))
            {
                return count;
            }
        }
    }

    private void Entry()
    {
        if (Kind == RawKind.StarStar)
        {
            Bump();
            Expression();
            return;
        }

        if (Is(Word.If))
        {
            ConfigIf();
            return;
        }

        Expression();
        if (Kind is not (RawKind.Colon or RawKind.Assign or RawKind.PlusAssign))
        {
            Expected(":", "=", "+=");
        }

        Bump();
        Expression();
    }

    private void ConfigIf()
    {
        Enter();
        var lines = false;
        Bump();
        Expression();
        ConfigBranch(ref lines);
        SkipNewlines();
        lines = false;
        while (Is(Word.Elif))
        {
            var mark = _at;
            Bump();
            Expression();
            ConfigBranch(ref lines);
            if (Stuck(mark))
            {
                break;
            }
        }

        SkipNewlines();
        lines = false;
        if (Is(Word.Else))
        {
            Bump();
            ConfigBranch(ref lines);
        }

        if (Kind == RawKind.Comma)
        {
            Bump();
        }

        SkipNewlines();
        _depth--;
    }

    private void ConfigBranch(ref bool lines)
    {
        Expect(RawKind.Colon);
        lines |= Kind == RawKind.Newline;
        if (!lines)
        {
            BranchEntry(lines: false);
            return;
        }

        SkipNewlines();
        Expect(RawKind.Indent);
        while (BranchEntry(lines: true))
        {
            if (AtEnd)
            {
                break;
            }

            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            SkipNewlines();
        }

        SkipNewlines();
    }

    /// <summary>False when the branch ends here.</summary>
    private bool BranchEntry(bool lines)
    {
        var mark = _at;
        if (lines && IsDedent)
        {
            Bump();
            return false;
        }

        if ((!lines && Kind == RawKind.Newline) || Is(Word.Elif) || Is(Word.Else))
        {
            return false;
        }

        if (Is(Word.If))
        {
            ConfigIf();
            return true;
        }

        CheckDedent();
        if (IsDedent || Kind == RawKind.Newline)
        {
            return false;
        }

        if (Kind == RawKind.StarStar)
        {
            Bump();
            Primary();
            return true;
        }

        Expression();
        if (Kind is RawKind.Colon or RawKind.Assign or RawKind.PlusAssign)
        {
            Bump();
        }
        else
        {
            Expected(":", "=", "+=");
        }

        Expression();
        return !Stuck(mark);
    }

    private int Clauses()
    {
        var count = 0;
        while (Is(Word.For) && !AtEnd)
        {
            Clause();
            count++;
        }

        return count;
    }

    private void Clause()
    {
        Bump();
        Name();
        while (Kind == RawKind.Comma)
        {
            Bump();
            Name();
        }

        if (!Is(Word.In))
        {
            Expected("in");
        }

        Bump();
        Row();
        SkipNewlines();
        while (Is(Word.If))
        {
            Bump();
            Expression();
        }
    }
}
