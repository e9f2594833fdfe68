using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>
/// A scanner that remembers whether it was the one to fail: Go's messages count lines of scanner mistakes from where
/// reading stopped and lines of grammar mistakes from the token in question. It also refuses tabs as indentation,
/// which the scanner below lets pass in front of a mapping.
/// </summary>
internal sealed class MarkedScanner(string text) : IScanner
{
    private readonly Scanner _scanner = new(new StringReader(text), skipComments: true);
    private int _flowDepth;
    private long _line;

    public bool Failed { get; private set; }

    public Mark CurrentPosition => _scanner.CurrentPosition;

    public Token? Current => _scanner.Current;

    public bool MoveNext()
    {
        Failed = true;
        var moved = _scanner.MoveNext();
        Failed = false;
        Inspect();
        return moved;
    }

    public bool MoveNextWithoutConsuming()
    {
        Failed = true;
        var moved = _scanner.MoveNextWithoutConsuming();
        Failed = false;
        Inspect();
        return moved;
    }

    public void ConsumeCurrent() => _scanner.ConsumeCurrent();

    private void Inspect()
    {
        if (_scanner.Current is not { } token || token is StreamStart)
        {
            return;
        }

        if (token.Start.Line != _line && _flowDepth == 0)
        {
            _line = token.Start.Line;
            RefuseTab(token.Start);
        }

        if (token is FlowSequenceStart or FlowMappingStart)
        {
            _flowDepth++;
        }
        else if (token is FlowSequenceEnd or FlowMappingEnd)
        {
            _flowDepth--;
        }
    }

    private void RefuseTab(in Mark start)
    {
        var hasTab = false;
        for (var i = (int)start.Index - 1; i >= 0 && i < text.Length && text[i] is not ('\n' or '\r'); i--)
        {
            if (text[i] is not (' ' or '\t'))
            {
                return;
            }

            hasTab |= text[i] == '\t';
        }

        if (hasTab)
        {
            throw new SyntaxErrorException(start, start, "found character that cannot start any token");
        }
    }
}
