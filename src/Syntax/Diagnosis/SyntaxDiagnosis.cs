using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>
/// Finds the words for a text that the parser refused. It reads the raw tokens the way the KCL engine does and reports what
/// the engine reports, in its order and with its recovery, so that one run names several mistakes. It makes no tree: it
/// only notes which top-level statements are broken. Every loop consumes a token or ends.
/// </summary>
internal sealed partial class SyntaxDiagnosis
{
    /// <summary>More mistakes than this are not worth the time to find them.</summary>
    public const int MaxFaults = 500;

    private const int MaxDepth = 1200;

    private readonly ScannedText _raw;
    private readonly List<SyntaxFault> _faults;
    private int _at;
    private int _depth;

    private SyntaxDiagnosis(ScannedText raw, List<SyntaxFault> faults)
    {
        _raw = raw;
        _faults = faults;
    }

    /// <summary>Token ranges of the top-level statements that have a fault.</summary>
    public List<(int First, int End)> Broken { get; } = [];

    /// <summary>Tokens before which an operand was expected, where that is all that is wrong with the statement.</summary>
    public List<int> Missing { get; } = [];

    private ref RawToken Token => ref _raw[_at];

    private RawKind Kind => _raw[_at].Kind;

    private bool AtEnd => Kind == RawKind.Eof || _faults.Count >= MaxFaults;

    public static SyntaxDiagnosis OfModule(ScannedText raw, List<SyntaxFault> faults)
    {
        var diagnosis = new SyntaxDiagnosis(raw, faults);
        diagnosis.Guarded(diagnosis.Module);
        return diagnosis;
    }

    public static void OfExpression(ScannedText raw, List<SyntaxFault> faults)
    {
        var diagnosis = new SyntaxDiagnosis(raw, faults);
        diagnosis.Guarded(() =>
        {
            diagnosis.Expression();
            diagnosis.SkipNewlines();
            if (!diagnosis.AtEnd)
            {
                diagnosis.Fault($"unexpected token '{diagnosis.TokenText()}'");
            }
        });
    }

    /// <summary>The plain truth about a place: this token does not belong there. A reason already known is said instead.</summary>
    public static SyntaxFault Unexpected(ScannedText raw, int offset, string reason)
    {
        var diagnosis = new SyntaxDiagnosis(raw, []);
        while (diagnosis._at < raw.Count - 1 && (raw[diagnosis._at].End <= offset || raw[diagnosis._at].IsLayout))
        {
            diagnosis._at++;
        }

        var token = raw[diagnosis._at];
        var message = reason.Length > 0 ? reason : $"unexpected token '{diagnosis.TokenText()}'";
        return new SyntaxFault(TextSpan.FromBounds(token.Start, token.End), message);
    }

    private void Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (SyntaxRejectedException e)
        {
            _faults.Add(new SyntaxFault(new TextSpan(e.Offset, 0), e.Message));
        }
    }

    /// <summary>Counts one level of nesting; the caller takes it back. After too many the rest is not looked at.</summary>
    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SyntaxRejectedException(Token.Start, SyntaxRejectedException.TooDeep);
        }
    }

    private void Bump()
    {
        if (_at < _raw.Count - 1)
        {
            _at++;
        }
    }

    private bool Is(Word word) => Kind == RawKind.Identifier && Token.Word == word;

    private RawToken PeekAt(int ahead) => _raw[Math.Min(_at + ahead, _raw.Count - 1)];

    private void SkipNewlines()
    {
        while (Kind == RawKind.Newline)
        {
            Bump();
        }
    }

    /// <summary>Drops indents, then dedents, where brackets make them meaningless.</summary>
    private void SkipIndentation()
    {
        while (Kind == RawKind.Indent)
        {
            Bump();
        }

        while (Kind == RawKind.Dedent)
        {
            Bump();
        }
    }

    private bool IsDedent => Kind == RawKind.Dedent && Token.Extra == 0;

    private void CheckDedent()
    {
        if (Kind != RawKind.Dedent || Token.Extra == 0)
        {
            return;
        }

        var unit = Token.Extra == 1 ? "1 space" : $"{Token.Extra} spaces";
        Fault($"invalid indentation with {unit}, try to align indents by adding or removing spaces");
        Bump();
    }

    private void Expect(RawKind kind)
    {
        if (Kind != kind || (kind == RawKind.Dedent && Token.Extra != 0))
        {
            Expected(KindText(kind));
        }

        Bump();
    }

    private void Expect(Word word, string text)
    {
        if (!Is(word))
        {
            Expected(text);
        }

        Bump();
    }

    /// <summary>True after a step that read nothing: says so and moves on, so that a loop cannot stand still.</summary>
    private bool Stuck(int mark)
    {
        if (mark != _at)
        {
            return false;
        }

        Fault($"expected expression, got {TokenText()}");
        Bump();
        return mark == _at;
    }

    private void Fault(string message) => FaultAt(Token.Start, Token.End, message);

    private void FaultAt(int start, int end, string message)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(new SyntaxFault(TextSpan.FromBounds(start, end), message));
        }
    }

    private void Expected(params ReadOnlySpan<string> texts)
    {
        if (_faults.Count >= MaxFaults)
        {
            return;
        }

        var message = new System.Text.StringBuilder("expected one of [");
        for (var i = 0; i < texts.Length; i++)
        {
            message.Append(i > 0 ? ", \"" : "\"").Append(texts[i]).Append('"');
        }

        Fault(message.Append("] got ").Append(TokenText()).ToString());
    }
}
