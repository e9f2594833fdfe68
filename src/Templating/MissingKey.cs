namespace Kcl.Net.Templating;

/// <summary>What a field of a map without that key is: Go's `missingkey` option.</summary>
public enum MissingKey : byte
{
    /// <summary>`default`/`invalid`: no value, printed `&lt;no value&gt;`.</summary>
    Default,

    /// <summary>`zero`: the element type's zero value, for `map[string]any` a nil.</summary>
    Zero,

    /// <summary>`error`: execution stops.</summary>
    Error,
}
