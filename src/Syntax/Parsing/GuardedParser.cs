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

    public GuardedParser(TokenCursor tokens) : base(tokens, TextWriter.Null, TextWriter.Null)
    {
        RemoveErrorListeners();
        ErrorHandler = new RejectingStrategy();
    }

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (++_rules > MaxRules || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SyntaxRejectedException(CurrentToken.StartIndex, SyntaxRejectedException.TooDeep);
        }

        base.EnterRule(localctx, state, ruleIndex);
    }

    public override void ExitRule()
    {
        _rules--;
        base.ExitRule();
    }

    private sealed class RejectingStrategy : DefaultErrorStrategy
    {
        public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e) => throw Rejected(recognizer);

        public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw Rejected(recognizer);

        public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
        {
        }

        public override void Sync(Antlr4.Runtime.Parser recognizer)
        {
        }

        private static SyntaxRejectedException Rejected(Antlr4.Runtime.Parser recognizer) => new(recognizer.CurrentToken.StartIndex);
    }
}
