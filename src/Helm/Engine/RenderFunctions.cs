using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Helm's functions that render again or stop the render.</summary>
internal static class RenderFunctions
{
    public const string RootName = "gotpl";

    public static TemplateFunction? Find(string name) => name switch
    {
        "include" => new TemplateFunction(name, [Text, Any], false, Include),
        "tpl" => new TemplateFunction(name, [Text, Any], false, Tpl),
        "required" => Fixed(name, [Text, Any], Required),
        "fail" => Fixed(name, [Text], a => throw Stop(a[0].Str())),
        "lookup" => Fixed(name, [Text, Text, Text, Text], _ => new DictValue()),
        "getHostByName" => Fixed(name, [Text], _ => StrValue.Empty),
        _ => null,
    };

    private static Value Include(ReadOnlySpan<Value> a, TemplateRun run)
    {
        var name = a[0].Str();
        var state = HelmRun.Of(run);
        state.Enter(name);
        try
        {
            return Str(run.Templates!.Execute(name, a[1], run));
        }
        finally
        {
            state.Leave(name);
        }
    }

    private static Value Tpl(ReadOnlySpan<Value> a, TemplateRun run)
    {
        var text = a[0].Str();
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return text.Contains(RenderedText.NoValue, StringComparison.Ordinal) ? Str(RenderedText.Clean(text)) : a[0];
        }

        TemplateSet set;
        try
        {
            set = HelmRun.Of(run).Parse(run.Templates!, RootName, text);
        }
        catch (TemplateParseException failure)
        {
            throw Failure($"cannot parse template {GoFormat.Quote(text)}: {failure.Message}");
        }

        // Thrown outside of the handler: nested handlers that throw would each keep their part of the stack.
        string message;
        var state = HelmRun.Of(run);
        state.Enter(RootName);
        try
        {
            return Str(RenderedText.Clean(set.Execute(RootName, a[1], run)));
        }
        catch (TemplateExecException failure)
        {
            message = failure.Message;
        }
        finally
        {
            state.Leave(RootName);
        }

        throw Failure($"error during tpl function execution for {GoFormat.Quote(text)}: {message}");
    }

    private static Value Required(ReadOnlySpan<Value> a) =>
        a[1].IsNullish || a[1] is StrValue { Value.Length: 0 } ? throw Stop(a[0].Str()) : a[1];

    /// <summary>The marks tell <see cref="RenderErrors"/> where the chart author's message is.</summary>
    private static TemplateFunctionException Stop(string message) => Failure(RenderErrors.MessageStart + message + RenderErrors.MessageEnd);
}
