using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;

namespace Kcl.Net.Syntax.Building;

/// <summary>
/// Makes the syntax tree from the parse tree, and refuses what the grammar accepts too much. A node's span runs from its
/// first to its last token.
/// </summary>
internal sealed partial class TreeBuilder(ScannedText scanned, NameTable names)
{
    /// <summary>
    /// The longest chain of operators, postfixes or branches in a row. Trees nest to one side along a chain, and whoever
    /// walks them needs stack for it.
    /// </summary>
    public const int MaxChain = 2000;

    private readonly string _text = scanned.Text;

    /// <summary>The tree is whole, but the text has a mistake that the diagnosis will name.</summary>
    public bool IsFaulty { get; private set; }

    private static TextSpan SpanOf(ParserRuleContext context)
    {
        var start = ((ParserToken)context.Start).Start;
        return TextSpan.FromBounds(start, context.Stop is ParserToken stop ? stop.End : start);
    }

    private static TextSpan SpanOf(ParserToken token) => TextSpan.FromBounds(token.Start, token.End);

    private static ParserToken? TokenAt(IParseTree tree) => (tree as ITerminalNode)?.Symbol as ParserToken;

    private static TokenKind KindOf(IParseTree tree) => TokenAt(tree)?.Kind ?? TokenKind.Unknown;

    private static bool IsLayout(TokenKind kind) => kind is TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent;

    private ref RawToken RawOf(ParserToken token) => ref scanned[token.Raw];

    private NameSyntax Name(ParserToken token)
    {
        var start = token.Start < token.End && _text[token.Start] == '$' ? token.Start + 1 : token.Start;
        return new NameSyntax(names.Get(_text.AsSpan(start, token.End - start)), SpanOf(token));
    }

    private IdentifierExpression DottedName(Generated.KclParser.DottedNameContext context)
    {
        var parts = new NameSyntax[(context.ChildCount + 1) / 2];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Name(TokenAt(context.children[i * 2])!);
        }

        return new IdentifierExpression(SpanOf(context), parts);
    }

    private NameSyntax JoinedName(Generated.KclParser.DottedNameContext context) => JoinedName(DottedName(context));

    private NameSyntax JoinedName(IdentifierExpression identifier) =>
        identifier.Names.Count == 1 ? identifier.Names[0] : new NameSyntax(names.Get(identifier.Text), identifier.Span);

    private static void Guard(int offset)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SyntaxRejectedException(offset, SyntaxRejectedException.TooDeep);
        }
    }

    /// <summary>Chains nest their trees to one side.</summary>
    private static void RefuseLongChain(int length, ParserRuleContext context)
    {
        if (length >= MaxChain)
        {
            throw Reject(SpanOf(context), SyntaxRejectedException.TooDeep);
        }
    }

    [DoesNotReturn]
    private static Exception Reject(IParseTree tree) =>
        throw new SyntaxRejectedException(tree is ParserRuleContext context ? context.Start.StartIndex : TokenAt(tree)!.Start);

    [DoesNotReturn]
    private static Exception Reject(TextSpan span, string message = "") => throw new SyntaxRejectedException(span.Start, message);
}
