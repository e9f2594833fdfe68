using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Templating;

using static Kcl.Net.Tests.Unit.Templating.TemplateHarness;

/// <summary>Hostile templates end in an error.</summary>
public sealed class TemplateLimitTests
{
    [Fact]
    public void Endless_recursion_of_templates_ends() =>
        Assert.Equal("template: t:1:11: executing \"t\" at <{{template \"t\" .}}>: exceeded maximum template depth (100000)", Failure("{{template `t` .}}"));

    [Fact]
    public void Endless_recursion_inside_other_constructs_ends() =>
        Assert.Contains("exceeded maximum template depth", Failure("{{define `a`}}{{range 1}}{{with 1}}{{if true}}{{template `a`}}{{end}}{{end}}{{end}}{{end}}{{template `a`}}"));

    [Fact]
    public void Endless_recursion_through_a_function_ends()
    {
        var failure = Record.Exception(() => Rendered("{{define `a`}}{{include `a` .}}{{end}}{{include `a` .}}"));
        Assert.True(failure is LimitExceededException or TemplateExecException, failure?.ToString());
    }

    [Fact]
    public void Deep_parentheses_end() =>
        Assert.Equal("template: t:1: max expression depth exceeded", ParseFailure("{{" + new string('(', 200_000) + "1" + new string(')', 200_000) + "}}"));

    [Fact]
    public void Parentheses_as_deep_as_allowed_work()
    {
        var text = "{{" + new string('(', 500) + "1" + new string(')', 500) + "}}";
        Assert.Equal("1", Rendered(text));
    }

    [Fact]
    public void Deep_control_structures_end()
    {
        var text = string.Concat(Enumerable.Repeat("{{if true}}", 200_000));
        Assert.StartsWith("template: t:1: ", ParseFailure(text));
    }

    [Fact]
    public void A_dict_that_holds_itself_is_not_printed_forever()
    {
        var dict = new DictValue();
        dict.Set("self", dict);
        Assert.Throws<LimitExceededException>(() => Rendered("{{.}}", dict));
    }

    [Fact]
    public void Steps_are_bounded() =>
        Assert.Throws<LimitExceededException>(() => Rendered("{{range 1000000000}}{{range 1000000000}}{{end}}{{end}}", budget: new WorkBudget(maxSteps: 100_000)));

    [Fact]
    public void Output_is_bounded() =>
        Assert.Throws<LimitExceededException>(() => Rendered("{{range 1000000000}}0123456789{{end}}", budget: new WorkBudget(maxOutputCharacters: 1000)));

    [Fact]
    public void Padding_is_bounded() =>
        Assert.Throws<LimitExceededException>(() => Rendered("{{range 1000}}{{printf `%1000000d%1000000d` 1 2}}{{end}}", budget: new WorkBudget(maxOutputCharacters: 1 << 20)));
}
