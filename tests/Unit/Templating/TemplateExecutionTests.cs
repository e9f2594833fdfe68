using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Templating;

using static Kcl.Net.Tests.Unit.Templating.TemplateHarness;

public sealed class TemplateExecutionTests
{
    [Theory]
    [InlineData("{{range $i, $e := .l}}{{$i}}{{$e}},{{end}}", "0a,1b,2c,")]
    [InlineData("{{range .l}}{{if eq . `b`}}{{continue}}{{end}}{{.}}{{end}}", "ac")]
    [InlineData("{{range .l}}{{if eq . `b`}}{{break}}{{end}}{{.}}{{else}}none{{end}}", "a")]
    [InlineData("{{range $k, $v := .m}}{{$k}}={{$v}};{{end}}", "B=2;a=1;é=3;")]
    [InlineData("{{range 3}}{{.}}{{end}}{{range $i := 2}}{{$i}}{{end}}", "01201")]
    [InlineData("{{range .none}}x{{else}}{{len .l}}{{end}}", "3")]
    [InlineData("{{$x := 0}}{{range .l}}{{$x = .}}{{end}}{{$x}}", "c")]
    [InlineData("{{$x := 0}}{{if false}}{{$x := 1}}{{else}}{{$x}}{{end}}", "0")]
    [InlineData("{{with .m}}{{.a}}{{else}}none{{end}}{{with .none}}{{else with .l}}{{len .}}{{end}}", "13")]
    [InlineData("{{define `x`}}[{{.}}{{$}}]{{end}}{{template `x` .s}}{{block `y` 1}}({{.}}){{end}}", "[textex](1)")]
    [InlineData("a {{- 1 -}} b {{- /* c */ -}} d", "a1bd")]
    [InlineData("{{ .s | printf `%s-%s` `x` }}", "x-tex")]
    [InlineData("{{ (index .l 1) }}{{ index .m `a` }}{{ slice .s 1 2 }}{{ slice .l 1 }}", "b1e[b c]")]
    [InlineData("{{ and 1 0 (fail `x`) }}{{ or 0 `y` (fail `x`) }}{{ not 0 }}", "0ytrue")]
    [InlineData("{{ 'a' }} {{ 0x1F }} {{ 1_000 }} {{ 0b11 }} {{ 1e3 }} {{ 1i }} {{ `r\\n` }}", "97 31 1000 3 1000 (0+1i) r\\n")]
    [InlineData("{{ len `é✓` }} {{ index `é` 0 }} {{ printf `%x` `é` }}", "5 195 c3a9")]
    [InlineData("{{ include `t2` 5 }}{{define `t2`}}<{{.}}>{{end}}", "<5>")]
    [InlineData("{{ keys nil }}{{ keys .m }}", "03")]
    public void Renders(string text, string expected)
    {
        var data = Dict(
            ("l", new ListValue(Str("a"), Str("b"), Str("c"))),
            ("m", Dict(("a", Int(1)), ("é", Int(3)), ("B", Int(2)))),
            ("s", Str("tex")));
        Assert.Equal(expected, Rendered(text, data));
    }

    [Theory]
    [InlineData(MissingKey.Default, "<no value> <no value> <nil>")]
    [InlineData(MissingKey.Zero, "<no value> err <nil>")]
    public void Missing_keys_follow_the_option(MissingKey option, string expected)
    {
        var options = new TemplateOptions(option);
        string deep;
        try
        {
            deep = Rendered("{{.a.b}}", Dict(), options);
        }
        catch (TemplateExecException failure)
        {
            Assert.EndsWith("<.a.b>: nil pointer evaluating interface {}.b", failure.Message);
            deep = "err";
        }

        Assert.Equal(expected, $"{Rendered("{{.a}}", Dict(), options)} {deep} {Rendered("{{print .a}}", Dict(), options)}");
    }

    [Fact]
    public void A_missing_key_is_an_error_when_asked_for()
    {
        Assert.Equal("template: t:1:3: executing \"t\" at <.a>: map has no entry for key \"a\"", Failure("{{ .a }}", Dict(), new TemplateOptions(MissingKey.Error)));
    }

    [Theory]
    [InlineData("x\n é{{ .s.y }}", "template: t:2:8: executing \"t\" at <.s.y>: can't evaluate field y in type interface {}")]
    [InlineData("{{ $x := .s }}{{ $x.y }}", "template: t:1:19: executing \"t\" at <$x.y>: can't evaluate field y in type string")]
    [InlineData("{{ upper 1 }}", "template: t:1:9: executing \"t\" at <1>: expected string; found 1")]
    [InlineData("{{ upper .n }}", "template: t:1:9: executing \"t\" at <.n>: wrong type for value; expected string; got interface {}")]
    [InlineData("{{ .n | upper }}", "template: t:1:8: executing \"t\" at <upper>: invalid value; expected string")]
    [InlineData("{{ upper nil }}", "template: t:1:9: executing \"t\" at <nil>: cannot assign nil to string")]
    [InlineData("{{ upper }}", "template: t:1:3: executing \"t\" at <upper>: wrong number of args for upper: want 1 got 0")]
    [InlineData("{{ fail `no` }}", "template: t:1:3: executing \"t\" at <fail `no`>: error calling fail: no")]
    [InlineData("{{ eq 1 1.0 }}", "template: t:1:3: executing \"t\" at <eq 1 1.0>: error calling eq: incompatible types for comparison: int and float64")]
    [InlineData("{{ template `gone` }}", "template: t:1:12: executing \"t\" at <{{template \"gone\"}}>: template \"gone\" not defined")]
    [InlineData("{{ 3 2 }}", "template: t:1:3: executing \"t\" at <3>: can't give argument to non-function 3")]
    [InlineData("{{ range 1.5 }}{{ end }}", "template: t:1:9: executing \"t\" at <1.5>: range can't iterate over 1.5")]
    [InlineData("{{ $y = 1 }}", "template: t:1:8: executing \"t\" at <1>: undefined variable: $y")]
    [InlineData("{{ .s 1 }}", "template: t:1:3: executing \"t\" at <.s>: s is not a method but has arguments")]
    public void Failures_have_Gos_text(string text, string expected) =>
        Assert.Equal(expected, Failure(text, Dict(("s", Str("tex")), ("n", NoneValue.Instance))));

    [Fact]
    public void A_failure_in_a_nested_template_names_it()
    {
        const string Text = "line 1\nline 2\nline 3\n{{template \"one\" .}}\n{{define \"one\"}}{{template \"two\" .}}{{end}}\n{{define \"two\"}}{{template \"three\" .}}{{end}}\n{{define \"three\"}}{{index \"hi\" $}}{{end}}";
        var failure = Assert.Throws<TemplateExecException>(() => Rendered(Text, Int(5)));
        Assert.Equal("template: t:7:20: executing \"three\" at <index \"hi\" $>: error calling index: index out of range: 5", failure.Message);
        Assert.Equal(("three", "t", 7, 20), (failure.TemplateName, failure.FileName, failure.Line, failure.Column));
        Assert.IsType<TemplateFunctionException>(failure.InnerException);
    }

    [Fact]
    public void An_including_function_keeps_the_root_cause()
    {
        var failure = Assert.Throws<TemplateExecException>(() => Rendered("{{define `a`}}{{fail `deep`}}{{end}}{{include `a` .}}"));
        Assert.Equal("deep", Assert.IsType<TemplateFunctionException>(failure.Root).Message);
        Assert.Contains("error calling include: template: t:1:16: executing \"a\" at <fail `deep`>: error calling fail: deep", failure.Message);
    }

    [Fact]
    public void Later_definitions_win_but_not_empty_ones()
    {
        var set = TemplateSet.Empty(_ => null, new TemplateOptions(RootName: "root"))
            .Parse("a", "{{define `x`}}1{{end}}{{template `x`}}")
            .Parse("b", "{{define `x`}}2{{end}}")
            .Parse("c", "{{define `x`}} {{end}}");
        var run = new TemplateRun(WorkBudget.Unlimited);
        Assert.Equal("2", set.Execute("a", NoneValue.Instance, run));
        Assert.Equal("template: no template \"zz\" associated with template \"root\"", Assert.Throws<TemplateExecException>(() => set.Execute("zz", NoneValue.Instance, run)).Message);
    }

    [Fact]
    public void An_extended_set_does_not_change_the_first()
    {
        var first = Set("{{template `x`}}{{define `x`}}1{{end}}");
        var second = first.Parse("u", "{{define `x`}}2{{end}}");
        Assert.Equal("1", first.Execute("t", NoneValue.Instance, new TemplateRun(WorkBudget.Unlimited)));
        Assert.Equal("2", second.Execute("t", NoneValue.Instance, new TemplateRun(WorkBudget.Unlimited)));
        Assert.False(first.Defines("u"));
    }

    [Fact]
    public void Threads_share_a_set()
    {
        var set = Set("{{range $i, $e := .l}}{{$i}}{{$e}}{{end}}");
        var data = Dict(("l", new ListValue(Enumerable.Range(0, 50).Select(i => (Value)Int(i)).ToArray())));
        var expected = set.Execute("t", data, new TemplateRun(WorkBudget.Unlimited));
        Parallel.For(0, 100, _ => Assert.Equal(expected, set.Execute("t", data, new TemplateRun(WorkBudget.Unlimited))));
    }
}
