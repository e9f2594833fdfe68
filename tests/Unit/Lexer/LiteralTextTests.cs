using Kcl.Net.Lexer;

namespace Kcl.Net.Tests.Unit.Lexer;

public sealed class LiteralTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1_000", 1000)]
    [InlineData("0x1F", 31)]
    [InlineData("0b101", 5)]
    [InlineData("0o17", 15)]
    [InlineData("0777", 511)]
    [InlineData("9223372036854775808", long.MinValue)]
    public void Integers(string text, long expected)
    {
        Assert.True(NumberText.TryInteger(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1__0")]
    [InlineData("1_")]
    [InlineData("18446744073709551616")]
    public void Integers_that_are_none(string text) => Assert.False(NumberText.TryInteger(text, out _));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\\tb\\\\c\\'d", "a\tb\\c'd")]
    [InlineData("\\q", "\\q")]
    [InlineData("\\101\\60x\\0", "A0x\0")]
    [InlineData("\\x41\\u00e9\\U0001F600", "Aé😀")]
    [InlineData("\\ud800", "\uFFFD")]
    [InlineData("\\N{SNOWMAN}\\N{LATIN SMALL LETTER B}", "☃b")]
    public void Escapes(string content, string expected) => Assert.Equal(expected, StringText.Evaluate(content, raw: false));

    [Theory]
    [InlineData("\n    foo\n        bar\n    ", "foo\n    bar\n")]
    [InlineData("\n  import os\n\n  print os\n  ", "import os\n\nprint os\n")]
    [InlineData("    foo\n    bar", "foo\nbar")]
    [InlineData("  foo  ", "foo  ")]
    [InlineData("foo\n  bar", "foo\n  bar")]
    [InlineData("", "")]
    public void Dedent(string text, string expected) => Assert.Equal(expected, StringText.Dedent(text));
}
