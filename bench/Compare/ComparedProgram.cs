using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Render;

namespace Kcl.Net.Bench.Compare;

/// <summary>One program that both engines run: a file, and the external packages it imports by name.</summary>
internal sealed record ComparedProgram(string Name, string File, IReadOnlyDictionary<string, string> Packages)
{
    private CompiledProgram? _compiled;

    /// <summary>Reads, checks, compiles, runs and writes it, as `akua kcl run` does.</summary>
    public string FromSource() => KclRunner.Run(new KclRunRequest(Options));

    /// <summary>Runs and writes the program compiled at the first call.</summary>
    public string Again() => DeepStack.Run(() =>
    {
        _compiled ??= KclEngine.Compile(KclRunner.LoadChecked(Options));
        return KclYamlWriter.Write(KclEngine.Run(_compiled, new RunOptions()).Value);
    });

    private LoadOptions Options => new([new EntryFile(File)], new DiskSourceTree())
    {
        WorkingDirectory = Path.GetDirectoryName(File)!,
        ExternalPackages = Packages,
    };
}
