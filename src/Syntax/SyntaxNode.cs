using Kcl.Net.Diagnostics;

namespace Kcl.Net.Syntax;

/// <summary>
/// A node of the abstract syntax tree: what the program says, without layout. Nodes are immutable except for the few
/// marks that `Modules` pre-processing sets before anything is checked or run.
/// </summary>
public abstract class SyntaxNode(TextSpan span)
{
    public TextSpan Span { get; } = span;
}

/// <summary>One name as written, `$` stripped from <see cref="Text"/>; the span covers the `$` too.</summary>
public sealed class NameSyntax(string text, TextSpan span) : SyntaxNode(span)
{
    public string Text { get; } = text;

    public override string ToString() => Text;
}

/// <summary>A comment, with its `#`, for tools that print programs.</summary>
public readonly record struct Comment(TextSpan Span, string Text);

/// <summary>One source file: its statements, its comments and what was wrong with its syntax.</summary>
public sealed class ModuleSyntax(SourceFile file, StringLiteralExpression? doc, IReadOnlyList<StatementSyntax> body, IReadOnlyList<Comment> comments, IReadOnlyList<Diagnostic> diagnostics)
    : SyntaxNode(new TextSpan(0, file.Text.Length))
{
    public SourceFile File { get; } = file;

    /// <summary>The module's docstring; raw text is used, never the dedented one.</summary>
    public StringLiteralExpression? Doc { get; } = doc;

    /// <summary>The statements; pre-processing replaces the list of the main package when it merges unifications.</summary>
    public IReadOnlyList<StatementSyntax> Body { get; set; } = body;

    public IReadOnlyList<Comment> Comments { get; } = comments;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>As <see cref="Diagnostics"/>, with what was said of a place more than once.</summary>
    public IReadOnlyList<Diagnostic> Found { get; init; } = diagnostics;
}
