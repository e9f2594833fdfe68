namespace Kcl.Net.Templating;

/// <summary>Pipelines, commands and operands.</summary>
internal sealed partial class TemplateParser
{
    private PipeNode Pipeline(string context, TokenKind end)
    {
        var position = PeekNonSpace().Position;
        List<string>? declared = null;
        var assigns = false;
        while (PeekNonSpace() is { Kind: TokenKind.Variable } variable)
        {
            Take();
            var after = Peek();
            var next = PeekNonSpace();
            if (next.Kind is TokenKind.Assign or TokenKind.Declare)
            {
                assigns = next.Kind == TokenKind.Assign;
                TakeNonSpace();
                (declared ??= []).Add(variable.Text);
                _scope.MakeKnown(variable.Text);
                break;
            }

            if (next is { Kind: TokenKind.Char, Text: "," })
            {
                TakeNonSpace();
                (declared ??= []).Add(variable.Text);
                _scope.MakeKnown(variable.Text);
                if (context != "range" || declared.Count >= 2)
                {
                    Fail("too many declarations in " + context);
                }

                if (PeekNonSpace().Kind is not (TokenKind.Variable or TokenKind.RightDelim or TokenKind.RightParen))
                {
                    Fail("range can only initialize variables");
                }

                continue;
            }

            if (after.Kind == TokenKind.Space)
            {
                Back(variable, after);
            }
            else
            {
                Back(variable);
            }

            break;
        }

        var commands = Commands(context, end);
        if (declared is null)
        {
            return new PipeNode(position, [], [], assigns, commands);
        }

        var slots = new int[declared.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = assigns ? _scope.Resolve(declared[i]) : _scope.Declare(declared[i]);
        }

        return new PipeNode(position, declared.ToArray(), slots, assigns, commands);
    }

    private CommandNode[] Commands(string context, TokenKind end)
    {
        var commands = session.Commands;
        var first = commands.Count;
        while (true)
        {
            var token = TakeNonSpace();
            if (token.Kind == end)
            {
                var found = ParseSession.Take(commands, first);
                CheckCommands(found, context);
                return found;
            }

            if (token.Kind is TokenKind.Bool or TokenKind.CharConstant or TokenKind.Complex or TokenKind.Dot or TokenKind.Field
                or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString or TokenKind.String
                or TokenKind.Variable or TokenKind.LeftParen)
            {
                Back();
                commands.Add(Command());
            }
            else
            {
                Unexpected(token, context);
            }
        }
    }

    private void CheckCommands(CommandNode[] commands, string context)
    {
        if (commands.Length == 0)
        {
            Fail("missing value for " + context);
        }

        for (var i = 1; i < commands.Length; i++)
        {
            if (commands[i].Arguments[0] is BoolNode or DotNode or NilNode or NumberNode or StringNode)
            {
                Fail($"non executable command in pipeline stage {i + 1}");
            }
        }
    }

    private CommandNode Command()
    {
        var position = PeekNonSpace().Position;
        var operands = session.Operands;
        var first = operands.Count;
        while (true)
        {
            PeekNonSpace();
            if (ReadOperand() is { } operand)
            {
                operands.Add(operand);
            }

            var token = Take();
            if (token.Kind == TokenKind.Space)
            {
                continue;
            }

            if (token.Kind is TokenKind.RightDelim or TokenKind.RightParen)
            {
                Back();
            }
            else if (token.Kind != TokenKind.Pipe)
            {
                Unexpected(token, "operand");
            }

            break;
        }

        if (operands.Count == first)
        {
            Fail("empty command");
        }

        return new CommandNode(position, ParseSession.Take(operands, first));
    }

    private Operand? ReadOperand()
    {
        var term = Term();
        if (term is null || Peek().Kind != TokenKind.Field)
        {
            return term;
        }

        var position = Peek().Position;
        var fields = new List<string>();
        while (Peek().Kind == TokenKind.Field)
        {
            fields.Add(NameOf(Take()));
        }

        switch (term)
        {
            case FieldNode field:
                return new FieldNode(position, [.. field.Names, .. fields]);
            case VariableNode variable:
                return new VariableNode(position, variable.Name, variable.Slot, [.. variable.Fields, .. fields]);
            case BoolNode or StringNode or NumberNode or NilNode or DotNode:
                Fail("unexpected . after term " + GoQuote.Quote(term.ToString()));
                return null;
            default:
                return new ChainNode(position, term, fields.ToArray());
        }
    }

    private Operand? Term()
    {
        var token = TakeNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                var function = session.FindFunction(token.Text, out var form);
                if (function is null)
                {
                    Fail($"function {GoQuote.Quote(token.Text)} not defined");
                }

                return new IdentifierNode(token.Position, token.Text, function, form);
            case TokenKind.Dot:
                return new DotNode(token.Position);
            case TokenKind.Nil:
                return new NilNode(token.Position);
            case TokenKind.Variable:
                if (!_scope.IsKnown(token.Text))
                {
                    Fail("undefined variable " + GoQuote.Quote(token.Text));
                }

                return new VariableNode(token.Position, token.Text, _scope.Resolve(token.Text), []);
            case TokenKind.Field:
                return new FieldNode(token.Position, [NameOf(token)]);
            case TokenKind.Bool:
                return new BoolNode(token.Position, token.Text == "true");
            case TokenKind.CharConstant or TokenKind.Complex or TokenKind.Number:
                var number = NumberConstant.Parse(token.Kind, token.Text, out var error);
                if (number is null)
                {
                    Fail(error);
                }

                return new NumberNode(token.Position, token.Text, number);
            case TokenKind.LeftParen:
                return Parenthesized();
            case TokenKind.String or TokenKind.RawString:
                return new StringNode(token.Position, token.Text, Unquote(token.Text));
        }

        Back();
        return null;
    }

    /// <summary>A field's name without its dot.</summary>
    private string NameOf(TemplateToken field) => session.Lexer.Share(field.Text.AsSpan(1));

    private PipeNode Parenthesized()
    {
        const string TooDeep = "max expression depth exceeded";
        if (_parenDepth >= session.MaxDepth)
        {
            Fail(TooDeep);
        }

        GuardDepth(TooDeep);
        _parenDepth++;
        var pipe = Pipeline("parenthesized pipeline", TokenKind.RightParen);
        _parenDepth--;
        return pipe;
    }
}
