using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>
/// Writes a tree and its comments as text. Statements write whole lines; everything smaller continues the current line.
/// Blank lines and the choice between one line and many follow the lines of the source, as the reference formatter's do.
/// </summary>
internal sealed partial class ProgramPrinter
{
    private readonly ModuleSyntax _module;
    private readonly SourceFile _file;
    private readonly TokenIndex _tokens;
    private readonly CommentPlacement _comments;
    private readonly LineLayout _layout;
    private readonly TextOutput _out;

    public ProgramPrinter(ModuleSyntax module, FormatOptions options)
    {
        _module = module;
        _file = module.File;
        _tokens = new TokenIndex(_file.Text);
        _comments = new CommentPlacement(module, _tokens, options.TrailingComments);
        _layout = new LineLayout(_file, _comments);
        _out = new TextOutput(options.Level);
    }

    /// <summary>The whole module; ends in one line end unless it is empty.</summary>
    public string Module()
    {
        if (_module.Doc is { } doc)
        {
            Leading(doc);
            _out.Write(doc.RawText);
            EndLine(doc);
            _out.EndLine();
        }
        else if (_tokens.Next(0).IsTripleString && !_comments.Any(_module.Body[0], SlotKind.Before))
        {
            // On the first line it would be the docstring.
            _out.EndLine();
        }

        Statements(_module.Body);
        BlockEnd(_module, SlotKind.End, _module.Body);
        var text = _out.ToString().TrimEnd('\n');
        return text.Length == 0 ? text : text + "\n";
    }

    /// <summary>One top-level statement with its line end, without the comments above it.</summary>
    public string Statement(StatementSyntax statement) => Aside("", () => Write(statement));

    /// <summary>An expression on a line that begins with the margin.</summary>
    public string Expression(ExpressionSyntax expression, string margin) => Aside(margin, () => Write(expression));

    /// <summary>An expression that takes a line for each of its parts when it has any.</summary>
    public string BrokenExpression(ExpressionSyntax expression)
    {
        _layout.Broken = expression;
        return Expression(expression, "");
    }

    /// <inheritdoc cref="Expression"/>
    public string Entry(ConfigEntrySyntax entry, string margin) => Aside(margin, () => Write(entry));

    private string Aside(string margin, Action write)
    {
        _out.Margin = margin;
        var text = _out.Aside(write);
        _out.Margin = "";
        return text;
    }

    /// <summary>Comments above a node, each on its own line; the current line is indented already.</summary>
    private void Leading(SyntaxNode node, SlotKind kind = SlotKind.Before)
    {
        var comments = _comments.At(node, kind);
        for (var i = 0; i < comments.Count; i++)
        {
            _out.Write(comments[i].Text).NewLine();
            if (i + 1 < comments.Count && comments[i + 1].Line >= comments[i].Line + 2)
            {
                _out.NewLine();
            }
        }
    }

    /// <summary>The comment behind a node, or behind what opens it.</summary>
    private void Behind(SyntaxNode node, SlotKind kind = SlotKind.After)
    {
        foreach (var comment in _comments.At(node, kind))
        {
            _out.Write("  ").Write(comment.Text);
        }
    }

    private void EndLine(SyntaxNode node, SlotKind kind = SlotKind.After)
    {
        Behind(node, kind);
        _out.EndLine();
    }

    /// <summary>Comments above a header, as whole lines.</summary>
    private void LeadingLines(SyntaxNode node, SlotKind kind) => BlockEnd(node, kind, int.MaxValue);

    /// <summary>Comments before a closing bracket, each on a new line.</summary>
    private void Closing(SyntaxNode node, SlotKind kind)
    {
        var last = int.MaxValue;
        foreach (var comment in _comments.At(node, kind))
        {
            if (comment.Line >= (long)last + 2)
            {
                _out.EndLine();
            }

            _out.NewLine();
            _out.Write(comment.Text);
            last = comment.Line;
        }
    }

    /// <summary>Comments after the last statement of a block; a blank line before them stays.</summary>
    private void BlockEnd(SyntaxNode node, SlotKind kind, IReadOnlyList<StatementSyntax> body) =>
        BlockEnd(node, kind, body.Count > 0 ? EndLine(body[^1].Span.End) : int.MaxValue);

    private void BlockEnd(SyntaxNode node, SlotKind kind, int last)
    {
        foreach (var comment in _comments.At(node, kind))
        {
            if (comment.Line >= (long)last + 2 && !_out.EndsInBlankLine)
            {
                _out.EndLine();
            }

            _out.Indentation();
            _out.Write(comment.Text).EndLine();
            last = comment.Line;
        }
    }

    private int LineOf(SyntaxNode node) => _file.LineAt(node.Span.Start);

    /// <summary>The line of the last token before the offset.</summary>
    private int EndLine(int offset) => _file.LineAt(_tokens.Previous(offset).End - 1);

    private string Source(TextSpan span) => _file.Text.Substring(span.Start, span.Length);
}
