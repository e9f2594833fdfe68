using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A `[]string`.</summary>
public sealed class GoStrings(params string[] items) : HostValue
{
    public string[] Items { get; } = items;
}
