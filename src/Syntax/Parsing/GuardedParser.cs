using System.Runtime.CompilerServices;
using Antlr4.Runtime;
using Kcl.Net.Syntax.Generated;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// The generated parser with its recursion bounded, its prediction in the cheap mode and no attempt at repair: the first
/// token that does not fit ends it.
/// </summary>
internal sealed class GuardedParser : KclParser
{
    private const int MaxRules = 8000;

    private int _rules;
    private bool _isRejected;

    public GuardedParser(TokenCursor tokens) : base(tokens, TextWriter.Null, TextWriter.Null)
    {
        RemoveErrorListeners();
        ErrorHandler = new RejectingStrategy();
    }

    /// <summary>
    /// Takes each statement of the module as soon as it is complete. The parser then forgets it: of a long text only the
    /// tree of one statement is alive.
    /// </summary>
    public Action<StatementContext>? OnStatement { get; init; }

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (++_rules > MaxRules || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Rejected(SyntaxRejectedException.TooDeep);
        }

        localctx.children = new ChildList();
        base.EnterRule(localctx, state, ruleIndex);
    }

    // Called at the end of every rule, the rules that an exception ends included.
    public override void ExitRule()
    {
        _rules--;
        var ended = Context;
        base.ExitRule();
        if (!_isRejected && OnStatement is not null && ended is StatementContext { Parent: StatementsContext { Parent: ModuleContext } list } statement)
        {
            list.children.Clear();
            _isRejected = true;
            OnStatement(statement);
            _isRejected = false;
        }
    }

    private SyntaxRejectedException Rejected(string message = "")
    {
        _isRejected = true;
        return new SyntaxRejectedException(CurrentToken.StartIndex, message);
    }

    private sealed class RejectingStrategy : DefaultErrorStrategy
    {
        public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e) => throw ((GuardedParser)recognizer).Rejected();

        public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw ((GuardedParser)recognizer).Rejected();

        public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
        {
        }

        public override void Sync(Antlr4.Runtime.Parser recognizer)
        {
        }
    }
}
