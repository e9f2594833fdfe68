using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kcl.Net.Templating;

/// <summary>
/// Parses one template body: the text itself or a `define`/`block` in it (each has its own parser, because messages give
/// the line of that parser's last token). Variables are bound to slots while parsing.
/// </summary>
internal sealed partial class TemplateParser(ParseSession session)
{
    private readonly TemplateToken[] _tokens = new TemplateToken[3];
    private readonly VariableScope _scope = new();
    private int _peeked;
    private int _actionLine;
    private int _rangeDepth;
    private int _parenDepth;

    /// <summary>Parses a whole text and returns its templates by name.</summary>
    public static Dictionary<string, CompiledTemplate> Parse(string name, string text, TemplateFunctions functions, TemplateOptions options)
    {
        var source = new TemplateSource(name, text);
        var session = new ParseSession(source, functions, options.MaxParseDepth);
        new TemplateParser(session).ParseText(name);
        return session.Templates;
    }

    private void ParseText(string name)
    {
        var body = new ListNode(Peek().Position);
        while (Peek().Kind != TokenKind.EndOfFile)
        {
            if (Peek().Kind == TokenKind.LeftDelim)
            {
                var delim = Take();
                if (TakeNonSpace().Kind == TokenKind.Define)
                {
                    new TemplateParser(session).ParseDefinition();
                    continue;
                }

                Back(delim);
            }

            var node = TextOrAction();
            if (node is MarkerNode)
            {
                Fail("unexpected " + node);
            }

            body.Add((Statement)node);
        }

        Define(name, body);
    }

    private void ParseDefinition()
    {
        const string Context = "define clause";
        var token = TakeNonSpace();
        if (token.Kind is not (TokenKind.String or TokenKind.RawString))
        {
            Unexpected(token, Context);
        }

        var name = Unquote(token.Text);
        Expect(TokenKind.RightDelim, Context);
        ParseBody(name, Context);
    }

    private void ParseBody(string name, string context)
    {
        var (body, end) = ItemList();
        if (end.IsElse)
        {
            Fail($"unexpected {end} in {context}");
        }

        Define(name, body);
    }

    private void Define(string name, ListNode body)
    {
        var template = new CompiledTemplate(name, session.Source, body, _scope.MaxSlots);
        if (!session.Templates.TryGetValue(name, out var existing) || existing.IsEmpty)
        {
            session.Templates[name] = template;
        }
        else if (!template.IsEmpty)
        {
            Fail($"template: multiple definition of template {GoQuote.Quote(name)}");
        }
    }

    private (ListNode Body, MarkerNode End) ItemList()
    {
        var list = new ListNode(PeekNonSpace().Position);
        while (PeekNonSpace().Kind != TokenKind.EndOfFile)
        {
            var node = TextOrAction();
            if (node is MarkerNode marker)
            {
                return (list, marker);
            }

            list.Add((Statement)node);
        }

        Fail("unexpected EOF");
        return default;
    }

    private Node TextOrAction()
    {
        var token = TakeNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new TextNode(token.Content, token.Position, token.Length);
            case TokenKind.LeftDelim:
                _actionLine = token.Line;
                var action = Action();
                _actionLine = 0;
                return action;
            default:
                Unexpected(token, "input");
                return null!;
        }
    }

    private TemplateToken Take()
    {
        if (_peeked > 0)
        {
            _peeked--;
        }
        else
        {
            _tokens[0] = session.Lexer.Next();
        }

        return _tokens[_peeked];
    }

    private void Back() => _peeked++;

    private void Back(TemplateToken first)
    {
        _tokens[1] = first;
        _peeked = 2;
    }

    private void Back(TemplateToken first, TemplateToken second)
    {
        _tokens[1] = second;
        _tokens[2] = first;
        _peeked = 3;
    }

    private TemplateToken Peek()
    {
        if (_peeked == 0)
        {
            _peeked = 1;
            _tokens[0] = session.Lexer.Next();
        }

        return _tokens[_peeked - 1];
    }

    private TemplateToken TakeNonSpace()
    {
        var token = Take();
        while (token.Kind == TokenKind.Space)
        {
            token = Take();
        }

        return token;
    }

    private TemplateToken PeekNonSpace()
    {
        var token = TakeNonSpace();
        Back();
        return token;
    }

    private TemplateToken Expect(TokenKind kind, string context)
    {
        var token = TakeNonSpace();
        if (token.Kind != kind)
        {
            Unexpected(token, context);
        }

        return token;
    }

    private string Unquote(string literal)
    {
        var text = GoQuote.Unquote(literal);
        if (text is null)
        {
            Fail("invalid syntax");
        }

        return text;
    }

    /// <summary>Nested constructs are parsed and executed recursively; too deep a nesting ends in an error, not in a crash.</summary>
    private void GuardDepth(string message)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Fail(message);
        }
    }

    [DoesNotReturn]
    private void Unexpected(TemplateToken token, string context)
    {
        if (token.Kind == TokenKind.Error)
        {
            var extra = "";
            if (_actionLine != 0 && _actionLine != token.Line)
            {
                var action = token.Text.EndsWith(" action", StringComparison.Ordinal) ? "" : " in action";
                extra = $"{action} started at {session.Source.Name}:{_actionLine}";
            }

            Fail(token.Describe() + extra);
        }

        Fail($"unexpected {token.Describe()} in {context}");
    }

    [DoesNotReturn]
    private void Fail(string message)
    {
        var line = _tokens[0].Line;
        throw new TemplateParseException($"template: {session.Source.Name}:{line}: {message}", session.Source.Name, line);
    }
}
