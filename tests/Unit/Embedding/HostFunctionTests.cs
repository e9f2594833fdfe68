using Kcl.Net.Embedding;
using Kcl.Net.Evaluator;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Embedding;

public sealed class HostFunctionTests
{
    private static KclScript Script(string expression, HostFunction function) => KclScript.Compile(
        $"import kcl_plugin.host\na = host.call({expression})",
        new() { Functions = new Dictionary<string, HostFunction> { ["host.call"] = function } });

    [Fact]
    public void Gets_arguments_by_position_and_name_and_gives_any_value()
    {
        static Value Describe(HostCall call) => KclData.Dict(
            ("text", call.Text(0, "text")),
            ("twice", 2 * call.Integer(1, "n")),
            ("half", call.Number(1, "n") / 2),
            ("items", KclData.List(call.Truth(2, "flag"), call.List(3, "list").Count, call.Dict(4, "dict").Count)),
            ("rest", call.Optional(5, "rest") ?? NoneValue.Instance));
        Assert.Equal(
            "{\"a\": {\"text\": \"x\", \"twice\": 6, \"half\": 1.5, \"items\": [true, 2, 1], \"rest\": null}}",
            Script("\"x\", 3, True, list=[1, 2], dict={k: 1}", Describe).Evaluate().ToJson());
    }

    [Theory]
    [InlineData("", "host.call: the argument `name` is missing")]
    [InlineData("1", "host.call: the argument `name` must be str, not int")]
    public void A_wrong_argument_fails_at_the_call(string argument, string message)
    {
        var e = Assert.Throws<EvaluationException>(() => Script(argument, call => call.Text(0, "name")).Evaluate());
        Assert.Equal((message, 2), (e.Message, e.Diagnostics[0].Primary!.Line));
    }

    [Fact]
    public void A_refusal_is_shown_in_its_words()
    {
        var e = Assert.Throws<EvaluationException>(() => Script("1", _ => throw new HostFunctionException("no such name")).Evaluate());
        Assert.Equal("host.call: no such name", e.Message);
    }

    [Fact]
    public void Another_exception_is_kept_as_the_cause()
    {
        var e = Assert.Throws<EvaluationException>(() => Script("1", _ => throw new TimeoutException("too slow")).Evaluate());
        Assert.Equal("host.call: the host function failed: too slow", e.Message);
        Assert.IsType<TimeoutException>(e.InnerException);
    }

    [Fact]
    public void State_belongs_to_one_evaluation()
    {
        var script = Script("", call => (string)call.State!);
        Assert.Equal("a: one\n", script.Evaluate(new() { State = "one" }).ToYaml());
        Assert.Equal("a: two\n", script.Evaluate(new() { State = "two" }).ToYaml());
    }

    [Fact]
    public void A_failed_check_is_explained_without_calling_the_host_again()
    {
        var calls = 0;
        var script = KclScript.Compile(
            """
            import kcl_plugin.host
            schema S:
                n: int
                check:
                    n < host.call(n)
            s = S {n = 5}
            """,
            new() { Functions = new Dictionary<string, HostFunction> { ["host.call"] = call => call.Integer(0, "n") - Interlocked.Increment(ref calls) } });
        Assert.Throws<EvaluationException>(() => script.Evaluate());
        Assert.Equal(1, calls);
    }
}
