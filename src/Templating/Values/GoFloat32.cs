using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A `float32`; `float64` is <see cref="FloatValue"/>.</summary>
public sealed class GoFloat32(float value) : HostValue
{
    public float Value { get; } = value;
}
