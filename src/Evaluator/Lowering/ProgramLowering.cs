using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Evaluator.Lowering;

/// <summary>
/// Turns a checked program into nodes, package by package: first all names of all packages get their variables and
/// schemas, then bodies are lowered against them. <typeparamref name="TTracer"/> chooses at compile time whether nodes are
/// wrapped for watching; with <see cref="NoTracer"/> no node is.
/// </summary>
internal sealed class ProgramLowering<TTracer>
    where TTracer : struct, IEvaluationTracer
{
    private readonly Dictionary<string, CompiledPackage> _packages = new(StringComparer.Ordinal);
    private readonly List<PackageLowering<TTracer>> _lowerings = [];

    private ProgramLowering(KclProgram source, TTracer tracer)
    {
        Source = source;
        Tracer = tracer;
        var entry = source.Main.Files.Count > 0 ? source.Main.Files[0].Source : new SourceFile("", "");
        Program = new CompiledProgram(source.Main.Root, entry);
    }

    public KclProgram Source { get; }

    public TTracer Tracer { get; }

    public CompiledProgram Program { get; }

    public static CompiledProgram Lower(KclProgram source, TTracer tracer = default) => new ProgramLowering<TTracer>(source, tracer).Lower();

    public CompiledPackage? Package(string path) => _packages.GetValueOrDefault(path);

    public PackageLowering<TTracer>? Lowering(string path) =>
        _packages.TryGetValue(path, out var package) ? _lowerings[package.Index] : null;

    private CompiledProgram Lower()
    {
        Add(Source.Main);
        foreach (var package in Source.Packages.Values)
        {
            if (!package.IsMain)
            {
                Add(package);
            }
        }

        foreach (var file in Source.Main.Files)
        {
            Program.MainFiles.Add(file.Source);
        }

        foreach (var lowering in _lowerings)
        {
            lowering.Declare();
        }

        foreach (var lowering in _lowerings)
        {
            lowering.LinkSchemas();
        }

        foreach (var package in Program.Packages)
        {
            foreach (var schema in package.Schemas.Values)
            {
                BreakCycle(schema);
            }
        }

        foreach (var lowering in _lowerings)
        {
            lowering.LowerBodies();
        }

        return Program;
    }

    /// <summary>A schema that inherits from itself is an error of the checker; here it only must not loop.</summary>
    private static void BreakCycle(CompiledSchema schema)
    {
        var seen = new HashSet<CompiledSchema>();
        for (var level = schema; level is not null; level = level.Base)
        {
            if (!seen.Add(level))
            {
                schema.Base = null;
                return;
            }
        }
    }

    private void Add(KclPackage source)
    {
        var package = new CompiledPackage(source.Path, Program.Packages.Count, source.IsOnDemand);
        _packages[source.Path] = package;
        Program.Packages.Add(package);
        _lowerings.Add(new PackageLowering<TTracer>(this, source, package));
    }
}
