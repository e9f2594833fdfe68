using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// A value of a named type that is no struct, e.g. `type Values map[string]any`: behaves as the underlying value everywhere
/// but in `%T` and error texts, and may have methods.
/// </summary>
public class GoNamed(string typeName, Value underlying) : HostValue
{
    public string TypeName { get; } = typeName;

    public Value Underlying { get; } = underlying;

    public virtual bool TryGetMethod(string name, out TemplateFunction method)
    {
        method = null!;
        return false;
    }

    /// <summary>What `String()` or `Error()` returns; null when the type has neither.</summary>
    public virtual string? Text => null;
}
