
namespace Kcl.Net.Tests.Unit.Templating;

using static Kcl.Net.Tests.Unit.Templating.TemplateHarness;

public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("{{if}}", "template: t:1: missing value for if")]
    [InlineData("a\n{{nope}}", "template: t:2: function \"nope\" not defined")]
    [InlineData("{{$x}}", "template: t:1: undefined variable \"$x\"")]
    [InlineData("{{end}}", "template: t:1: unexpected {{end}}")]
    [InlineData("{{range 1}}{{else}}{{else}}{{end}}", "template: t:1: expected end; found {{else}}")]
    [InlineData("{{if true}}{{define `a`}}{{end}}{{end}}", "template: t:1: unexpected <define> in command")]
    [InlineData("{{break}}", "template: t:1: {{break}} outside {{range}}")]
    [InlineData("{{range 1}}{{block `b` .}}{{break}}{{end}}{{end}}", "template: t:1: {{break}} outside {{range}}")]
    [InlineData("{{`a\n", "template: t:1: unterminated raw quoted string")]
    [InlineData("{{\n`a`\n\n", "template: t:4: unclosed action started at t:1")]
    [InlineData("{{\n\"a}}", "template: t:2: unterminated quoted string in action started at t:1")]
    [InlineData("{{- 1}}", null)]
    [InlineData("{{ - 1}}", "template: t:1: illegal number syntax: \"-\"")]
    [InlineData("{{ 0_8 }}", "template: t:1: integer overflow: \"0_8\"")]
    [InlineData("{{ 99999999999999999999 }}", "template: t:1: integer overflow: \"99999999999999999999\"")]
    [InlineData("{{ 'ab' }}", "template: t:1: malformed character constant: 'ab'")]
    [InlineData("{{ \"\\q\" }}", "template: t:1: invalid syntax")]
    [InlineData("{{ . | 1 }}", "template: t:1: non executable command in pipeline stage 2")]
    [InlineData("{{ template x }}", "template: t:1: unexpected \"x\" in template clause")]
    [InlineData("{{ print 1, 2 }}", "template: t:1: unexpected \",\" in operand")]
    [InlineData("{{ print abcdefghijklmnop.x\u0000 }}", "template: t:1: function \"abcdefghijklmnop\" not defined")]
    public void Parse_errors_have_Gos_text(string text, string? expected)
    {
        if (expected is null)
        {
            Rendered(text);
        }
        else
        {
            Assert.Equal(expected, ParseFailure(text));
        }
    }

    [Fact]
    public void A_pipe_may_end_a_pipeline() =>
        Assert.Equal("template: t:1:3: executing \"t\" at <printf>: wrong number of args for printf: want at least 1 got 0", Failure("{{ printf | }}"));
}
