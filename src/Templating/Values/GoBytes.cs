using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A `[]byte`.</summary>
public sealed class GoBytes(byte[] items) : HostValue
{
    public byte[] Items { get; } = items;
}
