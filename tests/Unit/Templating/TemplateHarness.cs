using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Templating;

/// <summary>Renders one text with the builtins, `list` and `dict`.</summary>
internal static class TemplateHarness
{
    public static string Rendered(string text, Value? data = null, TemplateOptions? options = null, WorkBudget? budget = null) =>
        Set(text, options).Execute("t", data ?? NoneValue.Instance, new TemplateRun(budget ?? WorkBudget.Unlimited));

    public static TemplateSet Set(string text, TemplateOptions? options = null) =>
        TemplateSet.Empty(Functions, options ?? new TemplateOptions()).Parse("t", text);

    public static string Failure(string text, Value? data = null, TemplateOptions? options = null) =>
        Assert.Throws<TemplateExecException>(() => Rendered(text, data, options)).Message;

    public static string ParseFailure(string text) => Assert.Throws<TemplateParseException>(() => Set(text)).Message;

    public static DictValue Dict(params (string Key, Value Value)[] entries)
    {
        var dict = new DictValue();
        foreach (var (key, value) in entries)
        {
            dict.Set(key, value);
        }

        return dict;
    }

    public static StrValue Str(string text) => new(text);

    public static IntValue Int(long number) => IntValue.Of(number);

    private static TemplateFunction? Functions(string name) => name switch
    {
        "list" => new(name, [GoParameter.Any], true, (a, _) => new ListValue(a)),
        "upper" => new(name, [GoParameter.String], false, (a, _) => new StrValue(((StrValue)a[0]).Value.ToUpperInvariant())),
        "fail" => new(name, [GoParameter.String], false, (a, _) => throw new TemplateFunctionException(((StrValue)a[0]).Value)),
        "include" => new(name, [GoParameter.String, GoParameter.Any], false, (a, run) => new StrValue(run.Templates!.Execute(((StrValue)a[0]).Value, a[1], run))),
        "keys" => new(name, [GoParameter.Map], false, (a, _) => IntValue.Of(((DictValue)a[0]).Count)),
        _ => null,
    };
}
