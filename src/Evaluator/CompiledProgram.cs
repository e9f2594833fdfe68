using Kcl.Net.Diagnostics;

namespace Kcl.Net.Evaluator;

/// <summary>A program lowered to nodes: immutable, run any number of times, from several threads at once.</summary>
public sealed class CompiledProgram
{
    internal CompiledProgram(string root, SourceFile entryFile)
    {
        Root = root;
        EntryFile = entryFile;
    }

    internal string Root { get; }

    internal SourceFile EntryFile { get; }

    internal HashSet<SourceFile> MainFiles { get; } = [];

    internal List<CompiledPackage> Packages { get; } = [];

    internal CompiledPackage Main => Packages[0];

    internal int VariableCount { get; set; }

    internal int GuardCount { get; set; }
}
