namespace Kcl.Net.Lexer;

/// <summary>Brackets, blocks and the colons before them.</summary>
internal sealed partial class TokenClassifier
{
    private void Push(PlaceKind kind)
    {
        _places.Add(new Place(kind));
        _ended = false;
        _begins = true;
    }

    private void TakeOpenParen()
    {
        if (!_ended)
        {
            Operator(TokenKind.Group);
            Push(PlaceKind.Group);
            return;
        }

        var ofName = _shape == OperandShape.Name;
        Operator(TokenKind.Call);
        Top.InType = false;
        Push(PlaceKind.Call);
        Top.IsNameCall = ofName;
    }

    private void TakeOpenBracket()
    {
        if (_ended)
        {
            Operator(TokenKind.Index);
            Push(PlaceKind.Index);
            return;
        }

        var role = Top.Kind == PlaceKind.SchemaBody && _begins ? BracketInSchema() : TokenKind.List;
        Operator(role);
        Push(role == TokenKind.Signature ? PlaceKind.Index : PlaceKind.Items);
    }

    /// <summary>An index signature and a list begin alike in a schema body; the next three tokens tell.</summary>
    private TokenKind BracketInSchema()
    {
        var first = KindAt(_at + 1);
        var second = KindAt(_at + 2);
        if (first is RawKind.Newline or RawKind.CloseBracket)
        {
            return TokenKind.List;
        }

        if (first == RawKind.Identifier)
        {
            return second == RawKind.Colon || KindAt(_at + 3) == RawKind.Colon ? TokenKind.Signature : TokenKind.List;
        }

        return first == RawKind.Ellipsis && second == RawKind.Identifier ? TokenKind.Signature : TokenKind.Unknown;
    }

    private RawKind KindAt(int index) => index < _raw.Count ? _raw[index].Kind : RawKind.Eof;

    private void TakeOpenBrace(ref RawToken token)
    {
        var isSchema = _ended && _shape is OperandShape.Name or OperandShape.NameCall;
        switch (Top.Kind)
        {
            case PlaceKind.LambdaHead when Last == TokenKind.Lambda && KindAt(token.Extra + 1) == RawKind.Arrow && token.Extra > 0:
                Operator(TokenKind.Parameters);
                Push(PlaceKind.LambdaParameters);
                return;
            case PlaceKind.LambdaHead when Last == TokenKind.Lambda || Last == TokenKind.Comma || (_ended && !(isSchema && Top.InDefault)):
                Operator(TokenKind.Body);
                _places.RemoveAt(_places.Count - 1);
                Push(PlaceKind.LambdaBody);
                return;
            case PlaceKind.QuantifierHead when _ended:
                Operator(TokenKind.Body);
                _places.RemoveAt(_places.Count - 1);
                Push(PlaceKind.QuantifierBody);
                return;
        }

        Operator(isSchema ? TokenKind.Config : TokenKind.Dict);
        Top.InType = Top.InType && !isSchema;
        Push(PlaceKind.Items);
    }

    private void TakeClose(TokenKind kind)
    {
        // What is unfinished inside the bracket ends with it; the parser reports it.
        while (_places.Count > 1 && (Top.IsBlock || Top.IsHead))
        {
            _places.RemoveAt(_places.Count - 1);
        }

        var shape = Top.Kind == PlaceKind.Group ? OperandShape.Group : Top.IsNameCall ? OperandShape.NameCall : OperandShape.Other;
        if (_places.Count > 1)
        {
            _places.RemoveAt(_places.Count - 1);
        }

        // An empty bracket leaves the beginning of its first item pending; it is not one of the place around it.
        _begins = false;
        Operand(kind, shape);
    }

    private void TakeColon()
    {
        var header = Top.Header;
        Top.Header = HeaderKind.None;
        Operator(TokenKind.Colon);
        if (header == HeaderKind.None)
        {
            Top.InType = Top.HoldsStatements || Top.Kind == PlaceKind.SchemaBody;
            return;
        }

        var next = _at + 1;
        while (KindAt(next) == RawKind.Newline)
        {
            next++;
        }

        if (next > _at + 1 && KindAt(next) == RawKind.Indent)
        {
            _at = next;
            Append(TokenKind.Block, next, next);
            Push(header switch
            {
                HeaderKind.Schema => PlaceKind.SchemaBody,
                HeaderKind.Checks => PlaceKind.Checks,
                _ => Top.HoldsItems ? PlaceKind.ItemBlock : PlaceKind.Statements,
            });
            Top.IsFirst = header == HeaderKind.Schema;
        }
        else
        {
            // The one item of the line does not end the `if`: an `else` may begin the next line.
            _begins = Top.HoldsItems || header == HeaderKind.Schema;
            _keepsIf = Top.HoldsItems;
        }
    }

    private void TakeDedent(ref RawToken token)
    {
        if (token.Extra > 0)
        {
            // A level that fits none is harmless where brackets make layout meaningless.
            if (Top.IsBlock)
            {
                Layout(TokenKind.Unknown);
            }

            return;
        }

        if (Top.IsBlock && _places.Count > 1)
        {
            _places.RemoveAt(_places.Count - 1);
        }

        Layout(TokenKind.Dedent);
    }
}
