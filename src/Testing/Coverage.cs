using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Testing;

/// <summary>A schema or lambda and how much of it ran. What counts is what can be evaluated: values of attributes and variables, checks, asserts, results.</summary>
/// <param name="Kind">`schema` or `lambda`.</param>
/// <param name="Name">Its name; for a nameless lambda `lambda`.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Total">Parts that can be evaluated.</param>
/// <param name="Missed">Those that were not, in source order.</param>
public sealed record CoveredDeclaration(string Kind, string Name, Origin Place, int Total, IReadOnlyList<Origin> Missed)
{
    public int Covered => Total - Missed.Count;
}

/// <summary>What the tests of a run covered.</summary>
public sealed record CoverageReport(IReadOnlyList<CoveredDeclaration> Declarations)
{
    public int Total => Declarations.Sum(static d => d.Total);

    public int Covered => Declarations.Sum(static d => d.Covered);

    /// <summary>0 to 100; 100 when there is nothing to cover.</summary>
    public double Percent => Total == 0 ? 100 : 100.0 * Covered / Total;
}

/// <summary>Notes what is evaluated, and sets it against what the files hold.</summary>
internal sealed class CoverageRecorder
{
    private readonly Dictionary<SourceFile, HashSet<int>> _entered = [];
    private readonly List<CoverableDeclaration> _declarations = [];

    public EntryTracer Tracer => new(_entered);

    public void Add(IEnumerable<KclFile> files)
    {
        foreach (var file in files)
        {
            _entered.TryAdd(file.Source, []);
            _declarations.AddRange(CoverableCode.Of(file));
        }
    }

    public CoverageReport Report() => new(_declarations.Select(Compare).ToList());

    private CoveredDeclaration Compare(CoverableDeclaration declaration)
    {
        var entered = _entered[declaration.Place.File];
        var missed = declaration.Parts.Where(p => !entered.Contains(p.Start)).Select(p => new Origin(declaration.Place.File, p)).ToList();
        return new CoveredDeclaration(declaration.Kind, declaration.Name, declaration.Place, declaration.Parts.Count, missed);
    }

    /// <summary>Notes where evaluation of an expression began.</summary>
    internal readonly struct EntryTracer(Dictionary<SourceFile, HashSet<int>> entered) : IEvaluationTracer
    {
        public void Enter(Origin origin)
        {
            if (entered.TryGetValue(origin.File, out var starts))
            {
                starts.Add(origin.Span.Start);
            }
        }

        public void Leave(Origin origin, Value value)
        {
        }
    }
}
