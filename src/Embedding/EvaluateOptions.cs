using Kcl.Net.Values;

namespace Kcl.Net.Embedding;

/// <summary>The inputs and limits of one evaluation.</summary>
public sealed record EvaluateOptions
{
    /// <summary>Values of `option("name")`. Text, numbers and truth values convert by themselves; see <see cref="KclData"/> for the rest.</summary>
    public Dictionary<string, Value> Options { get; init; } = new(StringComparer.Ordinal);

    public EvaluationLimits Limits { get; init; } = EvaluationLimits.Default;

    /// <summary>Handed to host functions as <see cref="HostCall.State"/>.</summary>
    public object? State { get; init; }
}
