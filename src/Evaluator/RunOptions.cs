using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>A host function that programs reach as `kcl_plugin.module.function`.</summary>
public delegate Value PluginFunction(PluginCall call);

/// <summary>One call of a host function: its arguments and where it was written.</summary>
public readonly record struct PluginCall(Value[] Arguments, KeyValuePair<string, Value>[] Named, Origin Origin, IBuiltinHost Host);

/// <summary>What one run is given, and its bounds.</summary>
public sealed record RunOptions
{
    /// <summary>Values of `option(key)`.</summary>
    public IReadOnlyDictionary<string, Value> Options { get; init; } = new Dictionary<string, Value>();

    public WorkBudget Budget { get; init; } = WorkBudget.Unlimited;

    /// <summary>Clock, files, environment; null in a sealed run.</summary>
    public IWorld? World { get; init; }

    /// <summary>Integers and floats must fit 32 bits.</summary>
    public bool StrictRange { get; init; }

    /// <summary>A program that would write the word `Undefined` into text fails instead.</summary>
    public bool RejectUndefinedText { get; init; }

    /// <summary>Failures carry the calls that led to them, and `int()` of a unit is range checked.</summary>
    public bool Debug { get; init; }

    /// <summary>Nested calls, instantiations and lazy reads allowed.</summary>
    public int MaxDepth { get; init; } = 4_000;

    /// <summary>`module.function` to host function.</summary>
    public IReadOnlyDictionary<string, PluginFunction> Plugins { get; init; } = new Dictionary<string, PluginFunction>();
}
