using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>
/// A scanner that remembers whether it was the one to fail. Go's messages count lines of scanner mistakes from where
/// reading stopped and lines of grammar mistakes from the token in question, so the two must stay apart.
/// </summary>
internal sealed class MarkedScanner(TextReader text) : IScanner
{
    private readonly Scanner _scanner = new(text, skipComments: true);

    public bool Failed { get; private set; }

    public Mark CurrentPosition => _scanner.CurrentPosition;

    public Token? Current => _scanner.Current;

    public bool MoveNext()
    {
        Failed = true;
        var moved = _scanner.MoveNext();
        Failed = false;
        return moved;
    }

    public bool MoveNextWithoutConsuming()
    {
        Failed = true;
        var moved = _scanner.MoveNextWithoutConsuming();
        Failed = false;
        return moved;
    }

    public void ConsumeCurrent() => _scanner.ConsumeCurrent();
}
