using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;

namespace Kcl.Net.Tests.Unit.Formatting;

public sealed class FormatterTests
{
    [Theory]
    [InlineData("a=1# why", "a = 1  # why\n")]
    [InlineData("x = [ # all\n    1, # one\n    2\n    # none\n] # end", "x = [  # all\n    1  # one\n    2\n    # none\n]  # end\n")]
    [InlineData("if a: # a\n    b = 1\n    # still a\n# not a\nelse: # e\n    c = 2", "if a:  # a\n    b = 1\n    # still a\n# not a\nelse:  # e\n    c = 2\n")]
    [InlineData("f(\n    a, # first\n    # about k\n    k = 1\n)", "f(\n    a,  # first\n    # about k\n    k=1\n)\n")]
    [InlineData("schema A:\n    # to do\nb = 1", "schema A:\n    # to do\n\nb = 1\n")]
    [InlineData("\"\"\"doc\"\"\" # why\n# a\na = 1", "\"\"\"doc\"\"\"  # why\n\n# a\na = 1\n")]
    [InlineData("x = [\n    i # each\n    for i in l\n    # some\n    if i\n]", "x = [\n    i  # each\n    for i in l\n    # some\n    if i\n]\n")]
    public void Comments_stay_where_they_are(string source, string expected) => Assert.Equal(expected, Format(source));

    [Theory]
    [InlineData("a = 1.0", "a = 1.0\n")]
    [InlineData("a = 1e3", "a = 1000.0\n")]
    [InlineData("a = 1.5e-7", "a = 0.00000015\n")]
    [InlineData("a = 12345678901234567890.5", "a = 12345678901234567000.0\n")]
    [InlineData("a = 0xFF + 0o10 + 1_000 + 1Ki", "a = 255 + 8 + 1000 + 1Ki\n")]
    public void Numbers_keep_their_value_and_type(string source, string expected) => Assert.Equal(expected, Format(source));

    [Fact]
    public void A_list_that_will_not_stay_on_its_line_is_broken_at_once() =>
        Assert.Equal("a = [\n    {\n        b: {c: 1}\n    }\n    2\n]\n", Format("a = [{b: {c: 1}}, 2]"));

    [Fact]
    public void A_text_that_is_no_docstring_does_not_become_one() =>
        Assert.Equal("\n\"\"\"text\"\"\"\na = 1\n", Format("\n\n\"\"\"text\"\"\"\na=1"));

    [Fact]
    public void Tabs_and_widths_are_options()
    {
        Assert.Equal("if a:\n\tb = 1\n", Format("if a:\n    b = 1", new FormatOptions { UseTabs = true }));
        Assert.Equal("if a:\n  b = 1\n", Format("if a:\n    b = 1", new FormatOptions { IndentWidth = 2 }));
    }

    [Fact]
    public void Comments_go_above_on_request() =>
        Assert.Equal("# why\na = 1\n", Format("a = 1 # why", new FormatOptions { TrailingComments = TrailingComments.Above }));

    [Fact]
    public void What_does_not_parse_is_refused() =>
        Assert.Equal("E1001", Assert.Throws<DiagnosticException>(() => Format("x = = 1")).Diagnostics[0].Code);

    private static string Format(string source, FormatOptions? options = null) => Formatter.Format(new SourceFile("main.k", source), options);
}
