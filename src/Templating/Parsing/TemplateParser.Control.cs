namespace Kcl.Net.Templating;

/// <summary>Actions that start with a keyword.</summary>
internal sealed partial class TemplateParser
{
    private Node Action()
    {
        GuardDepth("control structures nest too deeply");
        var token = TakeNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Block:
                return Block();
            case TokenKind.Break:
                LoopExit("{{break}}");
                return new BreakNode(token.Position);
            case TokenKind.Continue:
                LoopExit("{{continue}}");
                return new ContinueNode(token.Position);
            case TokenKind.Else:
                return Else();
            case TokenKind.End:
                return new MarkerNode(Expect(TokenKind.RightDelim, "end").Position, isElse: false);
            case TokenKind.If:
                return Control("if");
            case TokenKind.Range:
                return Control("range");
            case TokenKind.Template:
                return TemplateCall();
            case TokenKind.With:
                return Control("with");
        }

        Back();
        var position = Peek().Position;
        return new ActionNode(position, Pipeline("command", TokenKind.RightDelim));
    }

    private void LoopExit(string keyword)
    {
        var token = TakeNonSpace();
        if (token.Kind != TokenKind.RightDelim)
        {
            Unexpected(token, keyword);
        }

        if (_rangeDepth == 0)
        {
            Fail(keyword + " outside {{range}}");
        }
    }

    private MarkerNode Else()
    {
        var next = PeekNonSpace();
        if (next.Kind is TokenKind.If or TokenKind.With)
        {
            return new MarkerNode(next.Position, isElse: true);
        }

        return new MarkerNode(Expect(TokenKind.RightDelim, "else").Position, isElse: true);
    }

    /// <summary>`if`, `with` and `range`, whose keyword is past.</summary>
    private Statement Control(string keyword)
    {
        GuardDepth("control structures nest too deeply");
        var outer = _scope.Mark();
        var pipe = Pipeline(keyword, TokenKind.RightDelim);
        var isRange = keyword == "range";
        var inner = _scope.Mark();
        _rangeDepth += isRange ? 1 : 0;
        var (body, end) = ItemList();
        _rangeDepth -= isRange ? 1 : 0;
        _scope.EndBranch(inner);
        ListNode? otherwise = null;
        if (end.IsElse)
        {
            otherwise = ElseBranch(keyword, end);
        }

        _scope.Pop(outer);
        return keyword switch
        {
            "if" => new IfNode(pipe.Position, pipe, body, otherwise),
            "with" => new WithNode(pipe.Position, pipe, body, otherwise),
            _ => new RangeNode(pipe.Position, pipe, body, otherwise),
        };
    }

    private ListNode ElseBranch(string keyword, MarkerNode marker)
    {
        // `else if` and `else with` are a nested action that ends with the same `end`.
        var chained = keyword == "if" ? TokenKind.If : keyword == "with" ? TokenKind.With : TokenKind.Error;
        if (Peek().Kind == chained && chained != TokenKind.Error)
        {
            Take();
            var list = new ListNode(marker.Position);
            list.Add(Control(keyword));
            return list;
        }

        var (body, end) = ItemList();
        if (end.IsElse)
        {
            Fail("expected end; found " + end);
        }

        return body;
    }

    private TemplateNode Block()
    {
        const string Context = "block clause";
        var token = TakeNonSpace();
        var name = TemplateName(token, Context);
        var pipe = Pipeline(Context, TokenKind.RightDelim);
        var block = new TemplateParser(session);
        var (body, end) = block.ItemList();
        if (end.IsElse)
        {
            Fail($"unexpected {end} in {Context}");
        }

        block.Define(name, body);
        return new TemplateNode(token.Position, name, pipe);
    }

    private TemplateNode TemplateCall()
    {
        const string Context = "template clause";
        var token = TakeNonSpace();
        var name = TemplateName(token, Context);
        PipeNode? pipe = null;
        if (TakeNonSpace().Kind != TokenKind.RightDelim)
        {
            Back();
            pipe = Pipeline(Context, TokenKind.RightDelim);
        }

        return new TemplateNode(token.Position, name, pipe);
    }

    private string TemplateName(TemplateToken token, string context)
    {
        if (token.Kind is not (TokenKind.String or TokenKind.RawString))
        {
            Unexpected(token, context);
        }

        return Unquote(token.Text);
    }
}
