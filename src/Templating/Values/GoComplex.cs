using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A `complex128`: only imaginary constants in templates make one.</summary>
public sealed class GoComplex(double real, double imaginary) : HostValue
{
    public double Real { get; } = real;

    public double Imaginary { get; } = imaginary;
}
