using Kcl.Net.Lexer;

namespace Kcl.Net.Tests.Unit.Lexer;

public sealed class ScannerTests
{
    [Theory]
    [InlineData("a = 1\n", "Identifier Assign Integer Newline Eof")]
    [InlineData("a\n  b\nc\n", "Identifier Newline Indent Identifier Newline Dedent Identifier Newline Eof")]
    [InlineData("  a\n", "Identifier Newline Eof")]
    [InlineData("a # c\n\n  # d\nb", "Identifier Newline Newline Newline Identifier Newline Eof")]
    [InlineData("a\r\n\r\n  b\r\n", "Identifier Newline Newline Indent Identifier Newline Dedent Newline Eof")]
    [InlineData("a \\\n   b", "Identifier Identifier Newline Eof")]
    [InlineData("[\n  1\n]", "OpenBracket Newline Indent Integer Newline Dedent CloseBracket Newline Eof")]
    [InlineData("-> - > >=", "Arrow Arrow GreaterEqual Newline Eof")]
    [InlineData("1.e3 1. 1..2", "Integer Dot Identifier Float Integer Dot Dot Integer Newline Eof")]
    [InlineData("r'\\'' '''a\nb'''", "String String Newline Eof")]
    [InlineData("$if été", "Identifier Identifier Newline Eof")]
    [InlineData("", "Newline Eof")]
    public void Cuts_tokens(string text, string expected)
    {
        var scanned = Scanner.Scan(text);
        Assert.Empty(scanned.Errors);
        Assert.Equal(expected, Kinds(scanned));
    }

    [Fact]
    public void A_dedent_to_no_level_carries_its_surplus()
    {
        var scanned = Scanner.Scan("a\n    b\n  c\n");
        var dedent = Enumerable.Range(0, scanned.Count).Select(i => scanned[i]).First(t => t.Kind == RawKind.Dedent);
        Assert.Equal(2, dedent.Extra);
    }

    [Theory]
    [InlineData("a = 'b", 4, "unterminated string")]
    [InlineData("a = '\\x4'", 5, "invalid string syntax")]
    [InlineData("a = 1Zi", 4, "invalid int binary suffix")]
    [InlineData("a = 07", 4, "no valid digits found for number")]
    [InlineData("a = 1e", 4, "expected at least one digit in exponent")]
    [InlineData("a = 1;", 5, "the semicolon ';' here is unnecessary, please remove it")]
    [InlineData("a = !b", 4, "invalid token '!', consider using 'not '")]
    [InlineData("a \\ b", 2, "unexpected character after line continuation character")]
    [InlineData("a = (1]", 6, "mismatched closing delimiter")]
    [InlineData("a = 1)", 5, "error nesting on close paren")]
    [InlineData("a = 1}", 5, "error nesting on close brace")]
    [InlineData("a = `", 4, "unknown start of token")]
    [InlineData("a = 😀", 4, "unknown start of token")]
    [InlineData("if a:\n\tb = 1\n  c = 1\n", 15, "inconsistent use of tabs and spaces in indentation")]
    public void Records_what_is_wrong(string text, int offset, string message)
    {
        var error = Scanner.Scan(text).Errors[0];
        Assert.Equal((offset, message), (error.Span.Start, error.Message));
    }

    [Fact]
    public void Comments_are_kept_apart()
    {
        var scanned = Scanner.Scan("# one\na = 1 # two\r\n");
        Assert.Equal(["# one", "# two"], scanned.Comments.Select(c => scanned.Text.Substring(c.Start, c.Length)));
    }

    private static string Kinds(ScannedText scanned) =>
        string.Join(' ', Enumerable.Range(0, scanned.Count).Select(i => scanned[i].Kind));
}
