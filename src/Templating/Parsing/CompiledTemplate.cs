namespace Kcl.Net.Templating;

/// <summary>One named template, ready to execute. Immutable; every execution keeps its variables elsewhere.</summary>
internal sealed class CompiledTemplate(string name, TemplateSource source, ListNode body, int slots)
{
    public string Name { get; } = name;

    public TemplateSource Source { get; } = source;

    public ListNode Body { get; } = body;

    /// <summary>How many variables may live at once; slot 0 is `$`.</summary>
    public int Slots { get; } = slots;

    /// <summary>Nothing but white space: such a definition does not replace another.</summary>
    public bool IsEmpty { get; } = body.IsBlank;
}
