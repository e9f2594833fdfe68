using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>The arguments of one call of a builtin, and the program that calls.</summary>
public readonly struct BuiltinCall(IBuiltinHost host, Value? receiver, Value[] arguments, KeyValuePair<string, Value>[] named)
{
    public IBuiltinHost Host { get; } = host;

    /// <summary>The string a method is called on; null for functions.</summary>
    public Value? Receiver { get; } = receiver;

    public Value[] Arguments { get; } = arguments;

    public KeyValuePair<string, Value>[] Named { get; } = named;

    /// <summary>The argument at a position or of that keyword; null when absent.</summary>
    public Value? Argument(int index, string name)
    {
        if (index < Arguments.Length)
        {
            return Arguments[index];
        }

        foreach (var (key, value) in Named)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>As <see cref="Argument"/>, with None and Undefined counted as absent.</summary>
    public Value? Present(int index, string name) => Argument(index, name) is { IsNullish: false } value ? value : null;
}
