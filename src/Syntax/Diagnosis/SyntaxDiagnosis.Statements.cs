using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Statements other than schemas and rules.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private void Module()
    {
        Doc();
        while (!AtEnd)
        {
            SkipNewlines();
            if (AtEnd)
            {
                return;
            }

            var first = _at;
            var known = _faults.Count;
            var missing = Missing.Count;
            if (!Statement())
            {
                Bump();
            }

            if (_faults.Count - known != Missing.Count - missing)
            {
                Broken.Add((first, _at));
                Missing.RemoveRange(missing, Missing.Count - missing);
            }
        }
    }

    private void Doc()
    {
        if (Token.IsTripleString)
        {
            StringOperand();
            SkipNewlines();
        }
    }

    /// <summary>False when no statement begins here; the caller then moves on.</summary>
    private bool Statement()
    {
        SkipNewlines();
        if (AtEnd)
        {
            return false;
        }

        Enter();
        var read = Compound() || Simple();
        _depth--;
        if (!read)
        {
            Fault($"unexpected token '{TokenText()}'");
        }

        return read;
    }

    private bool Compound()
    {
        if (Is(Word.If))
        {
            If();
            return true;
        }

        if (Kind == RawKind.At)
        {
            Decorators();
        }

        if (Is(Word.Schema) || Is(Word.Mixin) || Is(Word.Protocol))
        {
            Schema();
            return true;
        }

        if (Is(Word.Rule))
        {
            Rule();
            return true;
        }

        return false;
    }

    private bool Simple()
    {
        SkipNewlines();
        if (AtEnd)
        {
            return false;
        }

        if (Is(Word.Import))
        {
            Import();
            return true;
        }

        if (Is(Word.Type))
        {
            TypeAlias();
            return true;
        }

        if (Is(Word.Assert))
        {
            Assert();
            return true;
        }

        if (Kind is RawKind.Tilde or RawKind.Bang)
        {
            Expression();
            SkipNewlines();
            return true;
        }

        return (Kind == RawKind.Identifier || Token.IsLiteral || Token.IsOpen) && ExpressionOrAssign(inSchema: false);
    }

    private void Block()
    {
        CheckDedent();
        Expect(RawKind.Indent);
        while (true)
        {
            if (AtEnd)
            {
                Bump();
                break;
            }

            CheckDedent();
            if (IsDedent)
            {
                Bump();
                break;
            }

            if (!Statement())
            {
                Bump();
            }
        }

        SkipNewlines();
    }

    private void Suite()
    {
        if (Kind == RawKind.Newline)
        {
            SkipNewlines();
            Block();
        }
        else if (!ExpressionOrAssign(inSchema: false))
        {
            Bump();
        }
    }

    private void If()
    {
        Bump();
        Expression();
        Expect(RawKind.Colon);
        Suite();
        SkipNewlines();
        while (Is(Word.Elif) && !AtEnd)
        {
            Bump();
            Expression();
            Expect(RawKind.Colon);
            Suite();
        }

        SkipNewlines();
        if (Is(Word.Else))
        {
            var start = Token.Start;
            Bump();
            if (Is(Word.If))
            {
                FaultAt(start, Token.End, "'else if' here is invalid in KCL, consider using the 'elif' keyword");
                Bump();
            }

            Expect(RawKind.Colon);
            Suite();
        }

        SkipNewlines();
    }

    private void Assert()
    {
        Bump();
        Row();
        if (Is(Word.If))
        {
            Bump();
            Row();
        }

        if (Kind == RawKind.Comma)
        {
            Bump();
            Expression();
        }

        SkipNewlines();
    }

    private void Import()
    {
        Bump();
        while (Kind == RawKind.Ellipsis)
        {
            Bump();
        }

        while (Kind == RawKind.Dot)
        {
            Bump();
        }

        Name();
        if (Is(Word.As))
        {
            Bump();
            if (Name() != 1)
            {
                Fault("Invalid import asname");
            }
        }

        SkipNewlines();
    }

    private void TypeAlias()
    {
        Bump();
        var start = Token;
        if (!Expression().IsIdentifier)
        {
            FaultAt(start.Start, start.End, "expected identifier");
        }

        Expect(RawKind.Assign);
        Type();
        SkipNewlines();
    }

    /// <summary>A value, assignment, annotation or unification. False when it makes no statement.</summary>
    private bool ExpressionOrAssign(bool inSchema)
    {
        var begin = Token;
        var (start, first) = Placed();
        var typed = false;
        if (Kind == RawKind.Colon)
        {
            Bump();
            var named = Type();
            typed = true;
            if (named && Kind is RawKind.OpenBrace or RawKind.OpenParen)
            {
                if (Kind == RawKind.OpenParen)
                {
                    Call();
                }

                Config();
                if (!first.IsIdentifier)
                {
                    FaultAt(begin.Start, begin.End, "expected identifier");
                }

                SkipNewlines();
                return true;
            }
        }
        else if (Token.IsAugmentedAssign)
        {
            Bump();
            if (first.TargetFault is { } fault)
            {
                FaultAt(start.Start, start.End, fault);
            }

            Expression();
            SkipNewlines();
            return first.TargetFault is null;
        }

        return Assignments(start, first, typed, inSchema);
    }

    private bool Assignments(RawToken start, Form first, bool typed, bool inSchema)
    {
        var targets = new List<(RawToken Start, Form Form)> { (start, first) };
        var hasValue = false;
        (RawToken Start, Form Form) last = default;
        while (Kind == RawKind.Assign)
        {
            Bump();
            if (hasValue)
            {
                targets.Add(last);
            }

            last = Placed();
            hasValue = true;
        }

        if (Token.IsAugmentedAssign && targets.Count == 1 && typed && inSchema)
        {
            Bump();
            Expression();
            if (first.IsIdentifier)
            {
                SkipNewlines();
                return true;
            }
        }

        if (hasValue)
        {
            CheckTargets(targets);
            SkipNewlines();
            return true;
        }

        if (!typed || (inSchema && first.IsIdentifier))
        {
            SkipNewlines();
            return true;
        }

        SkipNewlines();
        Expected("=");
        if (inSchema)
        {
            return false;
        }

        CheckTargets(targets);
        return true;
    }

    /// <summary>An expression with its first token; if nothing was read, what is wrong stands right after what was read before.</summary>
    private (RawToken Start, Form Form) Placed()
    {
        var before = _at;
        var start = Token;
        var form = Expression();
        if (_at == before && before > 0)
        {
            start.Start = Math.Min(start.Start, _raw[before - 1].End);
        }

        return (start, form);
    }

    private void CheckTargets(List<(RawToken Start, Form Form)> targets)
    {
        foreach (var (start, form) in targets)
        {
            if (form.TargetFault is { } fault)
            {
                FaultAt(start.Start, start.End, fault);
            }
        }
    }
}
