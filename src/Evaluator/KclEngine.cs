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
        var run = new Interpreter(program, options);
        var started = new HashSet<CompiledPackage>();
        RunPackage(program.Main, started, run);
        var value = Planner.Plan(run, showHidden);
        return new RunResult(value, run.Log, run.ReplacedOutput, run.Warnings);
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
