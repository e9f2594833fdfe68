using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax;

namespace Kcl.Net.Tests.Unit.Formatting;

/// <summary>
/// What must hold for every program: the formatted one is the same program, has the same comments at the same places, and is
/// formatted already. `FORMAT_PROGRAMS=10000` tries more programs than the few hundred of a usual run.
/// </summary>
public sealed class FormatterPropertyTests
{
    private static readonly int Programs = int.TryParse(Environment.GetEnvironmentVariable("FORMAT_PROGRAMS"), CultureInfo.InvariantCulture, out var count) ? count : 300;

    [Theory]
    [InlineData(TrailingComments.Beside)]
    [InlineData(TrailingComments.Above)]
    public void Formatting_keeps_the_program_and_its_comments(TrailingComments trailing)
    {
        var options = new FormatOptions { TrailingComments = trailing };
        for (var seed = 0; seed < Programs; seed++)
        {
            var source = new SourceFile("main.k", new ProgramGenerator(seed).Module());
            var before = Parser.ParseModule(source);
            Assert.True(before.Diagnostics.Count == 0, $"seed {seed} does not parse: {(before.Diagnostics.Count > 0 ? before.Diagnostics[0].Primary + before.Diagnostics[0].Message : "")}\n{source.Text}");
            var text = Formatter.Format(source, options);
            var after = Parser.ParseModule(new SourceFile("main.k", text));
            var context = $"seed {seed}\n{source.Text}\n=== became ===\n{text}";
            Assert.True(TreeShape.Of(before) == TreeShape.Of(after), "another program: " + context);
            Assert.True(text == Formatter.Format(after.File, options), $"not stable: {context}\n=== again ===\n{Formatter.Format(after.File, options)}");
            Assert.True(before.Comments.Select(c => c.Text).SequenceEqual(after.Comments.Select(c => c.Text)), "other comments: " + context);
            var moved = trailing == TrailingComments.Beside ? Neighbours(before).Except(Neighbours(after)).ToList() : [];
            Assert.True(moved.Count == 0, $"moved {string.Join("; ", moved)}: {context}");
        }
    }

    /// <summary>Each comment with the token before it, the one after it, and whether code stands on its line.</summary>
    private static List<string> Neighbours(ModuleSyntax module)
    {
        var tokens = new TokenIndex(module.File.Text);

        // An `if` alone in an `else` is printed as `elif`.
        string Text(RawToken token) => module.File.Text[token.Start..token.End] is var text && text == "elif" ? "else" : text;
        return [.. module.Comments.Select(c =>
        {
            var previous = tokens.Previous(c.Span.Start);
            previous = previous.Kind == RawKind.Comma ? tokens.Previous(previous.Start) : previous;
            var isBeside = previous.End <= c.Span.Start && module.File.LineAt(Math.Max(0, previous.End - 1)) == module.File.LineAt(c.Span.Start);
            return $"{c.Text} {Text(previous)} {(isBeside ? "beside" : Text(tokens.NextAfterComma(c.Span.End)))}";
        })];
    }
}
