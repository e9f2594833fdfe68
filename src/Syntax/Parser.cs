using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Building;
using Kcl.Net.Syntax.Diagnosis;
using Kcl.Net.Syntax.Parsing;

namespace Kcl.Net.Syntax;

/// <summary>Text to syntax tree. Programs never make it throw: what is wrong with them is in the result.</summary>
public static class Parser
{
    public static ModuleSyntax ParseModule(SourceFile file) => ParseModule(file, file.Text);

    /// <summary>Parses <paramref name="text"/>, the file's text with some statements blanked out.</summary>
    internal static ModuleSyntax ParseModule(SourceFile file, string text)
    {
        var scanned = Scanner.Scan(text);
        var comments = new Comment[scanned.Comments.Count];
        for (var i = 0; i < comments.Length; i++)
        {
            var span = scanned.Comments[i];
            comments[i] = new Comment(span, file.Text.Substring(span.Start, span.Length));
        }

        var (doc, body, isFaulty, rejected) = TryModule(scanned);
        var found = Diagnose(file, scanned, isFaulty, rejected, faults =>
        {
            var diagnosis = SyntaxDiagnosis.OfModule(scanned, faults);
            if (rejected is not null && diagnosis.Broken.Count + diagnosis.Missing.Count > 0)
            {
                (doc, body, _, _) = TryModule(scanned.Repaired(diagnosis.Broken, diagnosis.Missing));
                body = BrokenStatements.Fill(scanned, body, diagnosis.Broken);
            }
        });
        return new ModuleSyntax(file, doc, body, comments, Once(found)) { Found = found };
    }

    private static (StringLiteralExpression? Doc, IReadOnlyList<StatementSyntax> Body, bool IsFaulty, SyntaxRejectedException? Rejected) TryModule(ScannedText scanned)
    {
        if (scanned.IsTooDeep)
        {
            return (null, [], false, null);
        }

        try
        {
            var builder = new TreeBuilder(scanned, new NameTable());
            new GuardedParser(new TokenCursor(scanned)) { OnStatement = builder.AddToModule }.module();
            var (doc, body) = builder.Module();
            return (doc, body, builder.IsFaulty, null);
        }
        catch (SyntaxRejectedException e)
        {
            return (null, [], false, e);
        }
    }

    /// <summary>Reads one expression, such as a value given on the command line.</summary>
    public static (ExpressionSyntax? Expression, IReadOnlyList<Diagnostic> Diagnostics) ParseExpression(SourceFile file)
    {
        var scanned = Scanner.Scan(file.Text);
        scanned.EndAtLastToken();
        SyntaxRejectedException? rejected = null;
        ExpressionSyntax? expression = null;
        var isFaulty = false;
        if (!scanned.IsTooDeep)
        {
            try
            {
                var tree = new GuardedParser(new TokenCursor(scanned)).expressionOnly();
                if (tree.COLON() is { } colon)
                {
                    throw new SyntaxRejectedException(colon.Symbol.StartIndex);
                }

                var builder = new TreeBuilder(scanned, new NameTable());
                expression = builder.Test(tree.test());
                isFaulty = builder.IsFaulty;
            }
            catch (SyntaxRejectedException e)
            {
                rejected = e;
            }
        }

        var diagnostics = Once(Diagnose(file, scanned, isFaulty, rejected, faults => SyntaxDiagnosis.OfExpression(scanned, faults)));
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

    /// <summary>Reads a builtin's signature, such as `(value: str, n: int = 0, *args: any, **kwargs) -> [str]`; throws FormatException when it is malformed.</summary>
    public static SignatureSyntax ParseSignature(string signature) => SignatureReader.Read(signature);

    /// <summary>Nothing for a good text; otherwise what the diagnosis finds, and if that is nothing, where the parser stopped.</summary>
    private static IReadOnlyList<Diagnostic> Diagnose(SourceFile file, ScannedText scanned, bool isFaulty, SyntaxRejectedException? rejected, Action<List<SyntaxFault>> diagnose)
    {
        if (scanned.Errors.Count == 0 && !isFaulty && rejected is null)
        {
            return [];
        }

        var faults = new List<SyntaxFault>(scanned.Errors);
        if (!scanned.IsTooDeep)
        {
            diagnose(faults);
        }

        if (faults.Count == 0)
        {
            faults.Add(SyntaxDiagnosis.Unexpected(scanned, rejected?.Offset ?? 0, rejected?.Message ?? ""));
        }

        var diagnostics = new List<Diagnostic>();
        foreach (var fault in faults.Take(SyntaxDiagnosis.MaxFaults))
        {
            // The end of a text is shown on its last line, not on the empty one after it.
            var atEnd = fault.Span.Start == file.Text.Length && file.Text.EndsWith('\n');
            var span = atEnd ? new TextSpan(fault.Span.Start - 1, 0) : fault.Span;
            diagnostics.Add(Error(file, span, fault.Message) with { Help = fault.Help });
        }

        return diagnostics;
    }

    /// <summary>Recovery may say the same of a place again.</summary>
    private static IReadOnlyList<Diagnostic> Once(IReadOnlyList<Diagnostic> found) =>
        found.Count < 2 ? found : found.DistinctBy(static d => (d.Primary?.Span.Start, d.Message)).ToList();

    private static Diagnostic Error(SourceFile file, TextSpan span, string message)
    {
        var origin = new Origin(file, span);
        var atLineStart = span.Start == 0 || file.Text[span.Start - 1] == '\n';
        return Diagnostic.At("E1001", "InvalidSyntax", origin, message, hasColumn: !atLineStart);
    }
}
