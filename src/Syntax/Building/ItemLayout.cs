using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;

namespace Kcl.Net.Syntax.Building;

/// <summary>
/// Watches the separators between the items of a bracket. A comma may follow an item directly and once; line ends may
/// follow an item and its comma. Where <paramref name="needsFirstNewline"/> is set, only if one follows the opening bracket too.
/// </summary>
internal struct ItemLayout(bool needsFirstNewline)
{
    private bool _lines = !needsFirstNewline;
    private bool _first = true;
    private bool _mayHaveComma;
    private IParseTree? _strayLine;

    public void Item(ParserRuleContext item, bool isIf = false)
    {
        if (_strayLine is not null)
        {
            throw Rejected(_strayLine);
        }

        _first = false;
        _mayHaveComma = true;
        IfJustEnded = isIf;
    }

    /// <summary>An `if` entry takes the line ends after it, wherever it stands.</summary>
    private bool IfJustEnded { get; set; }

    public void Separator(IParseTree tree, TokenKind kind)
    {
        if (kind == TokenKind.Comma)
        {
            if (!_mayHaveComma)
            {
                throw Rejected(tree);
            }

            _mayHaveComma = false;
            return;
        }

        _mayHaveComma = false;
        if (_first)
        {
            _lines = true;
        }
        else if (!_lines && !IfJustEnded)
        {
            // Fine only if the closing bracket comes next.
            _strayLine ??= tree;
        }
    }

    /// <summary>At the closing bracket; calls do not even allow a line end there.</summary>
    public readonly void End(bool allowsStrayLine)
    {
        if (_strayLine is not null && !allowsStrayLine)
        {
            throw Rejected(_strayLine);
        }
    }

    private static SyntaxRejectedException Rejected(IParseTree tree) =>
        new(tree is ParserRuleContext context ? context.Start.StartIndex : ((ITerminalNode)tree).Symbol.StartIndex);
}
