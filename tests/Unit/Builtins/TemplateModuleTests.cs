using static Kcl.Net.Tests.Unit.Builtins.EngineAnswers;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>Handlebars templates; the expected texts are what the reference engine renders.</summary>
public sealed class TemplateModuleTests
{
    private static string Render(string template, params (string, object?)[] data) => Call("template.execute", template, Dict(data));

    private static void Renders(string expected, string template, params (string, object?)[] data) => Assert.Equal($"\"{expected}\"", Render(template, data));

    [Fact]
    public void Values()
    {
        Renders("1 2.0 |<b>|&lt;b&gt;", "{{a}} {{b.c}} {{x}}|{{{h}}}|{{h}}", ("a", 1), ("b", Dict(("c", 2.0))), ("h", "<b>"));
        Renders("|true|1.5|[1, [2, &lt;], , [object], true]|[]", "{{n}}|{{t}}|{{f}}|{{l}}|{{e}}", ("n", null), ("t", true), ("f", 1.5), ("l", new object?[] { 1, new object?[] { 2, "<" }, null, Dict(), true }), ("e", Array.Empty<object?>()));
        Renders("1e+20 1e-7 100.0", "{{f}} {{g}} {{h}}", ("f", 1e20), ("g", 1e-7), ("h", 100.0));
        Renders("[1,true] null 1.0 <", "{{raw l}} {{raw n}} {{raw f}} {{&s}}", ("l", new object?[] { 1, true }), ("n", null), ("f", 1.0), ("s", "<"));
        Renders("[object]", "{{this}}", ("a", 1));
    }

    [Fact]
    public void Paths()
    {
        Renders("1 2 3 4", "{{l.[0]}} {{l.1}} {{d.[x y]}} {{d/z}}", ("l", new object?[] { 1, 2 }), ("d", Dict(("x y", 3), ("z", 4))));
        Renders("1 11", "{{@root.a}} {{#each l}}{{@root.a}}{{../a}}{{/each}}", ("a", 1), ("l", new object?[] { 1 }));
        Renders("001 012 103 ", "{{#each l}}{{#each this}}{{@../index}}{{@index}}{{this}} {{/each}}{{/each}}", ("l", new object?[] { new object?[] { 1, 2 }, new object?[] { 3 } }));
        Renders("1 2 3", "{{a-b}} {{a_b}} {{$x}}", ("a-b", 1), ("a_b", 2), ("$x", 3));
        Renders("", "{{a.b.c}}", ("a", 1));
        Renders("2 5 5", "{{lookup l 1}} {{lookup d 'a'}} {{lookup d k}}", ("l", new object?[] { 1, 2 }), ("d", Dict(("a", 5))), ("k", "a"));
    }

    [Fact]
    public void Blocks()
    {
        Renders("BE", "{{#if a}}A{{else}}B{{/if}}{{#if b}}C{{else if a}}D{{/if}}{{#unless b}}E{{/unless}}", ("a", Dict()), ("b", 0));
        Renders("01truefalse,12falsetrue,", "{{#each l}}{{@index}}{{this}}{{@first}}{{@last}},{{else}}none{{/each}}", ("l", new object?[] { 1, 2 }));
        Renders("a=2;b=1;", "{{#each d}}{{@key}}={{this}};{{/each}}", ("d", Dict(("b", 1), ("a", 2))));
        Renders("1X", "{{#with d}}{{a}}{{../x}}{{else}}n{{/with}}", ("d", Dict(("a", 1))), ("x", "X"));
        Renders("0:a ", "{{#each l as |v i|}}{{i}}:{{v}} {{/each}}", ("l", new object?[] { "a" }));
        Renders("y true 2true 2 true", "{{#if (eq a 1)}}y{{else}}n{{/if}} {{eq a 1}} {{#if (and a b)}}1{{/if}}{{#if (or a b)}}2{{/if}}{{not b}} {{len l}} {{gt a 0}}", ("a", 1), ("b", false), ("l", new object?[] { 1, 2 }));
        Renders("y", "{{#if a includeZero=true}}y{{/if}}", ("a", 0));
        Renders("P1", "{{#*inline 'p'}}P{{x}}{{/inline}}{{> p}}", ("x", 1));
    }

    [Fact]
    public void White_space()
    {
        Renders("a\\nb\\nc\\n  d\\ne", "a\n{{#if t}}\nb\n{{/if}}\nc\n  {{#if t}}\n  d\n  {{/if}}\ne", ("t", true));
        Renders("- 1\\n- 2\\n", "{{#each l}}\n- {{this}}\n{{/each}}\n", ("l", new object?[] { 1, 2 }));
        Renders("x  y  z\\n", "x {{#if t}} y {{/if}} z\n", ("t", true));
        Renders("a1b", "a {{~ x ~}} b", ("x", 1));
        Renders("ab\\nc", "{{! c }}a{{!-- d }} --}}b\n{{! own }}\nc");
        Renders("{{x}} 1", "\\{{x}} {{x}}", ("x", 1));
    }

    [Theory]
    [InlineData("{{foo bar}}", "! render template failed: RenderError { template_name: Some(\"template\"), line_no: Some(1), column_no: Some(1), reason: HelperNotFound(\"foo\"), unimplemented: false }")]
    [InlineData("a\n {{> p}}", "! render template failed: RenderError { template_name: Some(\"template\"), line_no: Some(2), column_no: Some(2), reason: PartialNotFound(\"p\"), unimplemented: false }")]
    [InlineData("{{#if a}}x{{/each}}", "! register template failed: TemplateError { reason: MismatchingClosedHelper(\"if\", \"each\"), template_name: Some(\"template\"), line_no: Some(1), column_no: Some(11) }")]
    public void Failures(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{#if a}}")]
    [InlineData("{{/if}}")]
    [InlineData("{{")]
    [InlineData("{{}}")]
    [InlineData("{{a (b}}")]
    [InlineData("{{!--")]
    public void Malformed_templates_fail(string template) => Assert.StartsWith("! register template failed: ", Render(template));

    [Fact]
    public void Recursion_is_bounded()
    {
        Assert.StartsWith("! render template failed: ", Render("{{#*inline 'p'}}{{> p}}{{/inline}}{{> p}}"));
        Assert.StartsWith("! register template failed: ", Render(string.Concat(Enumerable.Repeat("{{#if a}}", 10_000))));
        Assert.StartsWith("! register template failed: ", Render("{{a " + new string('(', 100_000) + "}}"));
    }
}
