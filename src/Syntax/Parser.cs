using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Building;
using Kcl.Net.Syntax.Parsing;

namespace Kcl.Net.Syntax;

/// <summary>Text to syntax tree. Never throws: what is wrong is in the result.</summary>
public static class Parser
{
    public static ModuleSyntax ParseModule(SourceFile file)
    {
        var scanned = Scanner.Scan(file.Text);
        var comments = new Comment[scanned.Comments.Count];
        for (var i = 0; i < comments.Length; i++)
        {
            var span = scanned.Comments[i];
            comments[i] = new Comment(span, file.Text.Substring(span.Start, span.Length));
        }

        SyntaxRejectedException? rejected = null;
        StringLiteralExpression? doc = null;
        IReadOnlyList<StatementSyntax> body = [];
        if (!scanned.IsTooDeep)
        {
            try
            {
                var tree = new GuardedParser(new TokenCursor(scanned)).module();
                (doc, body) = new TreeBuilder(scanned, new NameTable()).Module(tree);
            }
            catch (SyntaxRejectedException e)
            {
                rejected = e;
            }
        }

        return new ModuleSyntax(file, doc, body, comments, Diagnose(file, scanned, rejected));
    }

    /// <summary>Reads one expression, such as a value given on the command line.</summary>
    public static (ExpressionSyntax? Expression, IReadOnlyList<Diagnostic> Diagnostics) ParseExpression(SourceFile file)
    {
        var scanned = Scanner.Scan(file.Text);
        SyntaxRejectedException? rejected = null;
        ExpressionSyntax? expression = null;
        if (!scanned.IsTooDeep)
        {
            try
            {
                var tree = new GuardedParser(new TokenCursor(scanned)).expressionOnly();
                if (tree.COLON() is { } colon)
                {
                    throw new SyntaxRejectedException(colon.Symbol.StartIndex);
                }

                expression = new TreeBuilder(scanned, new NameTable()).Test(tree.test());
            }
            catch (SyntaxRejectedException e)
            {
                rejected = e;
            }
        }

        var diagnostics = Diagnose(file, scanned, rejected);
        return (diagnostics.Count == 0 ? expression : null, diagnostics);
    }

    /// <summary>Reads a type as written in source; null when it is none.</summary>
    public static TypeSyntax? ParseType(string type)
    {
        var scanned = Scanner.Scan(type);
        if (scanned.Errors.Count > 0)
        {
            return null;
        }

        try
        {
            var tree = new GuardedParser(new TokenCursor(scanned)).typeOnly();
            return new TreeBuilder(scanned, new NameTable()).Type(tree.type());
        }
        catch (SyntaxRejectedException)
        {
            return null;
        }
    }

    private static IReadOnlyList<Diagnostic> Diagnose(SourceFile file, ScannedText scanned, SyntaxRejectedException? rejected)
    {
        if (scanned.Errors.Count == 0 && rejected is null)
        {
            return [];
        }

        var diagnostics = new List<Diagnostic>();
        foreach (var error in scanned.Errors)
        {
            diagnostics.Add(Error(file, error.Span, error.Message));
        }

        if (rejected is not null && diagnostics.Count == 0)
        {
            diagnostics.Add(Error(file, new TextSpan(rejected.Offset, 0), rejected.Message));
        }

        return diagnostics;
    }

    private static Diagnostic Error(SourceFile file, TextSpan span, string message)
    {
        var origin = new Origin(file, span);
        return Diagnostic.At("E1001", "InvalidSyntax", origin, message, hasColumn: origin.Start.Column > 1);
    }
}
