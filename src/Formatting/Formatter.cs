using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>
/// Prints programs in the one layout of KCL. What it gives parses to the same tree, holds every comment, and is left as it
/// is when it is formatted again.
/// </summary>
public static class Formatter
{
    /// <summary>The formatted text of a file; its syntax errors as a <see cref="DiagnosticException"/> when it has any.</summary>
    public static string Format(SourceFile file, FormatOptions? options = null) =>
        DeepStack.Run(() => Format(Parser.ParseModule(file), options ?? new FormatOptions()));

    /// <summary>Prints one expression as it would stand at the start of a line.</summary>
    /// <param name="module">The module it is part of.</param>
    internal static string FormatExpression(ModuleSyntax module, ExpressionSyntax expression, int level, FormatOptions options) =>
        new ProgramPrinter(module, options).Expression(expression, level);

    private static string Format(ModuleSyntax module, FormatOptions options)
    {
        if (module.Diagnostics.Count > 0)
        {
            throw new DiagnosticException(module.Diagnostics);
        }

        var text = new ProgramPrinter(module, options).Module();
        return IsSameProgram(module, text)
            ? text
            : throw new InvalidOperationException("formatting would have changed the program");
    }

    /// <summary>A formatter that damages a program must not be believed: what it printed is read back.</summary>
    private static bool IsSameProgram(ModuleSyntax before, string text)
    {
        var after = Parser.ParseModule(new SourceFile(before.File.Path, text));
        return after.Diagnostics.Count == 0
            && Comments(after).SequenceEqual(Comments(before))
            && TreeShape.Of(before) == TreeShape.Of(after);
    }

    private static IEnumerable<string> Comments(ModuleSyntax module) => module.Comments.Select(c => c.Text).Order(StringComparer.Ordinal);
}
