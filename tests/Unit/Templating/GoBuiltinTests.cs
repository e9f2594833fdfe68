using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Templating;

using static Kcl.Net.Tests.Unit.Templating.TemplateHarness;

public sealed class GoBuiltinTests
{
    [Theory]
    [InlineData("eq 1 2 3 1", "true")]
    [InlineData("eq .u .i", "true")]
    [InlineData("eq .neg .u", "false")]
    [InlineData("lt .neg .u", "true")]
    [InlineData("lt .u .neg", "false")]
    [InlineData("ge .u .i", "true")]
    [InlineData("eq (index `x` 0) 'x'", "true")]
    [InlineData("eq 1+2i 1+2i", "true")]
    [InlineData("eq .none nil", "true")]
    [InlineData("eq .none 0", "false")]
    [InlineData("ne .list nil", "true")]
    [InlineData("lt `a` `b`", "true")]
    [InlineData("le 1.5 1.5", "true")]
    [InlineData("gt `Z` `a`", "false")]
    [InlineData("not .list", "false")]
    public void Compares(string expression, string expected) => Assert.Equal(expected, Rendered("{{" + expression + "}}", Data()));

    [Theory]
    [InlineData("eq `x` 1", "incompatible types for comparison: string and int")]
    [InlineData("lt true false", "invalid type for comparison")]
    [InlineData("lt nil 1", "invalid type for comparison")]
    [InlineData("eq 1", "missing argument for comparison")]
    [InlineData("eq .list .list", "non-comparable type [%!s(int=1)]: []interface {}")]
    [InlineData("index .list 1", "reflect: slice index out of range")]
    [InlineData("index .list 2", "index out of range: 2")]
    [InlineData("index .list -1", "index out of range: -1")]
    [InlineData("index .list `a`", "cannot index slice/array with type string")]
    [InlineData("index .map 1", "value has type int; should be string")]
    [InlineData("index .map nil", "value is nil; should be of type string")]
    [InlineData("index nil 1", "index of untyped nil")]
    [InlineData("index .map `none` 1", "index of nil pointer")]
    [InlineData("index 1 1", "can't index item of type int")]
    [InlineData("slice .list 1 0", "invalid slice index: 1 > 0")]
    [InlineData("slice `abc` 0 1 2", "cannot 3-index slice a string")]
    [InlineData("slice .map", "can't slice item of type map[string]interface {}")]
    [InlineData("len 3", "len of type int")]
    [InlineData("len nil", "reflect: call of reflect.Value.Type on zero Value")]
    [InlineData("call nil", "call of nil")]
    [InlineData("call .i", "non-function .i of type int")]
    public void Fails_with_Gos_text(string expression, string expected)
    {
        var name = expression[..expression.IndexOf(' ')];
        Assert.EndsWith($"<{expression}>: error calling {name}: {expected}", Failure("{{" + expression + "}}", Data()));
    }

    [Theory]
    [InlineData("{{js .}}", "\\\\ \\' \\\" \\u003Cb\\u003E \\u0026 \\u003D é \\uFFFE \\u000A")]
    [InlineData("{{html .}}", "\\ &#39; &#34; &lt;b&gt; &amp; = é \uFFFE \n")]
    [InlineData("{{urlquery .}}", "%5C+%27+%22+%3Cb%3E+%26+%3D+%C3%A9+%EF%BF%BE+%0A")]
    public void Escapes(string text, string expected) => Assert.Equal(expected, Rendered(text, Str("\\ ' \" <b> & = é \uFFFE \n")));

    private static DictValue Data() => Dict(
        ("u", new GoInteger(GoKind.Uint, 3)), ("i", Int(3)), ("neg", Int(-1)), ("none", NoneValue.Instance), ("list", new ListValue(Int(1))), ("map", Dict(("a", Int(1)))));
}
