using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>The body of a builtin. Throws <see cref="BuiltinException"/> with the engine's message to fail.</summary>
public delegate Value BuiltinBody(BuiltinCall call);

/// <summary>
/// A builtin function, module function or string method: name, signature in KCL notation
/// (`(value: str, n: int = 0, *args) -> [str]`; parsed by the checker when first needed), one sentence of documentation and its body.
/// </summary>
public sealed record BuiltinMember(string Name, string Signature, string Summary, BuiltinBody Body)
{
    /// <summary>False for members the engine runs but its checker does not know.</summary>
    public bool IsDeclared { get; init; } = true;
}

/// <summary>Ends a builtin with the engine's message; the evaluator adds the position.</summary>
public class BuiltinException(string message) : Exception(message);

/// <summary>A sealed render refuses what depends on the machine; the message names the member and what it would touch.</summary>
public sealed class SealedException(string member, string access)
    : BuiltinException($"`{member}` {access} and is refused in a sealed render")
{
    public string Member { get; } = member;
}
