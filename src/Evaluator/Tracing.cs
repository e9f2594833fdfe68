using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// Watches evaluation: what provenance, coverage, a profiler or a debugger hang on. Implemented by a struct and chosen by
/// type argument when a program is compiled, so a program compiled without one carries no trace of it.
/// </summary>
public interface IEvaluationTracer
{
    /// <summary>An expression or statement is about to be evaluated.</summary>
    void Enter(Origin origin);

    /// <summary>It gave this value.</summary>
    void Leave(Origin origin, Value value);
}

/// <summary>Watches nothing.</summary>
public struct NoTracer : IEvaluationTracer
{
    public readonly void Enter(Origin origin)
    {
    }

    public readonly void Leave(Origin origin, Value value)
    {
    }
}
