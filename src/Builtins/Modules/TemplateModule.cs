using Kcl.Net.Builtins.Templates;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`template`: Handlebars templates over plain data.</summary>
internal static class TemplateModule
{
    public static SystemModule Create() => new("template", ["execute", "html_escape"], name => name switch
    {
        "execute" => new(name, "(template: str, data: {str:any} = {}) -> str", "The template filled in with the data.", Execute),
        "html_escape" => new(name, "(data: str) -> str", "The text with the characters of HTML escaped.", HtmlEscape),
        _ => null,
    });

    private static Value Execute(BuiltinCall call)
    {
        var template = call.Text(0, "template", "execute() takes exactly one argument (0 given)");
        var data = call.Argument(1, "data") ?? new DictValue();
        return data.AsEntries() is { } entries
            ? new StrValue(TemplateRenderer.Render(template, entries, call.Host.Budget))
            : throw new BuiltinException("invalid dict value");
    }

    private static Value HtmlEscape(BuiltinCall call) =>
        new StrValue(HtmlText.Escape(call.Text(0, "data", "html_escape() takes exactly one argument (0 given)")));
}
