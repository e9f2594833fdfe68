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

    private readonly NodePool _pool = new(ruleNames.Length);
    private readonly TokenCursor _tokens;
    private int _rules;
    private bool _isRejected;

    public GuardedParser(TokenCursor tokens) : base(tokens, TextWriter.Null, TextWriter.Null)
    {
        _tokens = tokens;
        RemoveErrorListeners();
        ErrorHandler = new RejectingStrategy();
    }

    /// <summary>
    /// Takes each statement of the module as soon as it is complete, and says whether all it has taken is read. The parser
    /// forgets the statement: of a long text only the tree of one is alive, and what has been read is used again for the next.
    /// </summary>
    public Func<StatementContext, bool>? OnStatement { get; init; }

    /// <summary>For the generated rules: a node from an earlier statement; null when a new one must be made.</summary>
    public static T? Reused<T>(KclParser parser, int rule)
        where T : ParserRuleContext
    {
        if ((parser as GuardedParser)?._pool.Take(rule) is not T node)
        {
            return null;
        }

        node.Parent = parser.Context;
        node.invokingState = parser.State;
        node.exception = null;
        node.children.Clear();
        return node;
    }

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (++_rules > MaxRules || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Rejected(SyntaxRejectedException.TooDeep);
        }

        if (localctx.children is null)
        {
            localctx.children = new ChildList();
            if (OnStatement is not null && ruleIndex != RULE_module && !(ruleIndex == RULE_statements && Context.RuleIndex == RULE_module))
            {
                _pool.Add(ruleIndex, localctx);
            }
        }

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
            var isBuilt = OnStatement(statement);
            _isRejected = false;
            if (isBuilt)
            {
                _pool.Release();
                _tokens.Release();
            }
        }
    }

    public override IToken Match(int ttype)
    {
        if (_tokens.Kind != ttype)
        {
            throw Rejected();
        }

        return Consume();
    }

    // A token is its own leaf of the tree.
    public override IToken Consume()
    {
        var token = _tokens.Take();
        token.Parent = Context;
        Context.children.Add(token);
        return token;
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
