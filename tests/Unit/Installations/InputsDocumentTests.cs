using Kcl.Net.Diagnostics;
using Kcl.Net.Installations;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Installations;

public sealed class InputsDocumentTests
{
    [Theory]
    [InlineData("a: 1 # why\nb: 2\n", "a", "a: x # why\nb: 2\n")]
    [InlineData("b: 2\n", "a", "b: 2\na: x\n")]
    [InlineData("b: 2\n# after\n# a: 1\n", "a", "b: 2\n# after\na: x\n")]
    [InlineData("# only a comment\n", "a.b", "# only a comment\na:\n  b: x\n")]
    [InlineData("a:\n  # of b\n  b: 1\n  c: 2\nd: 3\n", "a.b", "a:\n  # of b\n  b: x\n  c: 2\nd: 3\n")]
    [InlineData("a:\n  c: 2\nd: 3\n", "a.b", "a:\n  c: 2\n  b: x\nd: 3\n")]
    [InlineData("a: {c: 2}\n", "a.b", "a: {c: 2, b: x}\n")]
    [InlineData("a:\n- 1\n- 2\nb: 3\n", "a", "a: x\nb: 3\n")]
    [InlineData("a: |\n  one\n  two\nb: 3\n", "a", "a: x\nb: 3\n")]
    [InlineData("a:\nb: 3\n", "a", "a: x\nb: 3\n")]
    [InlineData("a: 1", "b", "a: 1\nb: x\n")]
    public void A_value_is_set_where_it_stands(string text, string path, string expected)
    {
        var document = new InputsDocument(text);
        document.Set(path.Split('.'), new StrValue("x"));
        Assert.Equal(expected, document.Text);
    }

    [Fact]
    public void Text_that_would_read_as_something_else_is_quoted()
    {
        var document = new InputsDocument("");
        document.Set(["a"], new StrValue("no"));
        document.Set(["b"], new StrValue("1.5"));
        document.Set(["c"], new StrValue("x: y # z"));
        Assert.Equal("a: \"no\"\nb: \"1.5\"\nc: \"x: y # z\"\n", document.Text);
    }

    [Fact]
    public void A_value_is_taken_out_with_its_lines()
    {
        var document = new InputsDocument("# all\na:\n  b: 1\n  c: 2\nd: 3\n");
        document.Remove(["a", "b"]);
        document.Remove(["d"]);
        document.Remove(["gone"]);
        Assert.Equal("# all\na:\n  c: 2\n", document.Text);
    }

    [Fact]
    public void What_an_edit_cannot_express_is_refused()
    {
        var document = new InputsDocument("x: &x {a: 1}\ny: *x\n");
        Assert.Equal("E_INSTALL_INPUTS", Assert.Throws<DiagnosticException>(() => document.Set(["y", "a"], new StrValue("x"))).Diagnostics[0].Code);
        Assert.Throws<DiagnosticException>(() => new InputsDocument("- 1\n"));
        Assert.Throws<DiagnosticException>(() => new InputsDocument("a: [\n"));
    }
}
