namespace Kcl.Net.Builtins.Templates;

/// <summary>A template that is malformed or fails; the position is added where the tag is known.</summary>
internal sealed class TemplateException(string reason, bool isMalformed) : Exception(reason)
{
    public bool IsMalformed { get; } = isMalformed;

    public int Offset { get; private set; } = -1;

    public static TemplateException Malformed(string reason) => new(reason, true);

    public static TemplateException Failed(string reason) => new(reason, false);

    public TemplateException At(int offset)
    {
        Offset = Offset < 0 ? offset : Offset;
        return this;
    }

    /// <summary>The engine's message, with line and column of the tag.</summary>
    public string Describe(string template)
    {
        var before = template.AsSpan(0, Math.Clamp(Offset, 0, template.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return IsMalformed
            ? $"register template failed: TemplateError {{ reason: {Message}, template_name: Some(\"template\"), line_no: Some({line}), column_no: Some({column}) }}"
            : $"render template failed: RenderError {{ template_name: Some(\"template\"), line_no: Some({line}), column_no: Some({column}), reason: {Message}, unimplemented: false }}";
    }
}
