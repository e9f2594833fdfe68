using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>An integer of another Go type than `int`; unsigned ones keep their 64 bits in <see cref="Bits"/>.</summary>
public sealed class GoInteger(GoKind goKind, long bits) : HostValue
{
    public GoKind GoKind { get; } = goKind;

    public long Bits { get; } = bits;

    public bool IsUnsigned => GoKind >= GoKind.Uint;

    public static GoInteger Int64(long value) => new(GoKind.Int64, value);
}

/// <summary>A `float32`; `float64` is <see cref="FloatValue"/>.</summary>
public sealed class GoFloat32(float value) : HostValue
{
    public float Value { get; } = value;
}

/// <summary>A `complex128`: only imaginary constants in templates make one.</summary>
public sealed class GoComplex(double real, double imaginary) : HostValue
{
    public double Real { get; } = real;

    public double Imaginary { get; } = imaginary;
}

/// <summary>A `[]string`.</summary>
public sealed class GoStrings(params string[] items) : HostValue
{
    public string[] Items { get; } = items;
}

/// <summary>A `[]byte`.</summary>
public sealed class GoBytes(byte[] items) : HostValue
{
    public byte[] Items { get; } = items;
}

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
