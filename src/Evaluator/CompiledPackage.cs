using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>One package: its variables in order of declaration, its schemas, and its statements file by file.</summary>
internal sealed class CompiledPackage(string path, int index, bool isOnDemand)
{
    public string Path { get; } = path;

    public int Index { get; } = index;

    /// <summary>Its statements do not run; variables are computed when read.</summary>
    public bool IsOnDemand { get; } = isOnDemand;

    /// <summary>Slots needed by local names of its statements.</summary>
    public int SlotCount { get; set; }

    public List<PackageVariable> Variables { get; } = [];

    public Dictionary<string, PackageVariable> VariablesByName { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CompiledSchema> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>Packages its files import, in order; evaluated before its own statements.</summary>
    public List<CompiledPackage> Imports { get; } = [];

    public StatementNode[] Statements { get; set; } = [];

    public Frame FrameOf(Interpreter run) => run.PackageFrames[Index] ??= new Frame(SlotCount, null);
}
