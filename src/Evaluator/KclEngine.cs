using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Lowering;
using Kcl.Net.Modules;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>What a run gave: the planned value, what `print` wrote, and the text that replaced the output if any.</summary>
public sealed record RunResult(Value Value, string Log, string? ReplacedOutput, IReadOnlyList<Diagnostic> Warnings);

/// <summary>
/// Compiles programs and runs them. Both need a deep stack (see <see cref="DeepStack"/>); call them from one that is.
/// </summary>
public static class KclEngine
{
    public static CompiledProgram Compile(KclProgram program) => ProgramLowering<NoTracer>.Lower(program);

    /// <summary>Compiles a program whose evaluation <paramref name="tracer"/> watches.</summary>
    public static CompiledProgram Compile<TTracer>(KclProgram program, TTracer tracer)
        where TTracer : struct, IEvaluationTracer => ProgramLowering<TTracer>.Lower(program, tracer);

    /// <summary>Runs a program once. Throws <see cref="EvaluationException"/> or <see cref="LimitExceededException"/>.</summary>
    /// <param name="program">A compiled program; not changed.</param>
    /// <param name="options">Options, bounds and host functions of this run.</param>
    /// <param name="showHidden">Keep private names in the result.</param>
    public static RunResult Run(CompiledProgram program, RunOptions options, bool showHidden = false)
    {
        using var run = new Interpreter(program, options);
        try
        {
            RunPackage(program.Main, [], run);
            var value = Planner.Plan(run, showHidden);
            return new RunResult(value, run.Log, run.ReplacedOutput, run.Warnings);
        }
        catch (LimitExceededException e) when (e.Place is null)
        {
            throw new LimitExceededException(e.Kind, e.Message) { Place = run.CurrentOrigin() };
        }
        catch (InsufficientExecutionStackException)
        {
            throw new LimitExceededException(LimitKind.Depth, "a value is nested too deeply") { Place = run.CurrentOrigin() };
        }
    }

    /// <summary>The value of one top-level name; only what it needs is evaluated. Null when there is no such name.</summary>
    internal static Value? ReadVariable(CompiledProgram program, string package, string name, RunOptions options)
    {
        var owner = program.Packages.Find(p => p.Path == package);
        return owner is not null && owner.VariablesByName.TryGetValue(name, out var variable) ? variable.Read(new Interpreter(program, options)) : null;
    }

    private static void RunPackage(CompiledPackage package, HashSet<CompiledPackage> started, Interpreter run)
    {
        if (package.IsOnDemand || !started.Add(package))
        {
            return;
        }

        run.Enter();
        foreach (var import in package.Imports)
        {
            RunPackage(import, started, run);
        }

        run.Leave();
        var frame = package.FrameOf(run);
        for (var i = 0; i < package.Statements.Length; i++)
        {
            run.Budget.Step();
            run.Progress[package.Index] = i;
            package.Statements[i].Run(package, frame, run);
        }

        run.Progress[package.Index] = int.MaxValue;
    }
}
