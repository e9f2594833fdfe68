using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// What loading found. The engine reports it twice: while it loads, file by file, and again in front of what its checker
/// says. Syntax errors are in both reports, in the second as often as its parser met them; a failed import is worded differently in each.
/// </summary>
internal sealed class LoadDiagnostics
{
    private readonly List<Diagnostic> _loading = [];
    private readonly List<Diagnostic> _syntax = [];
    private readonly List<Diagnostic> _syntaxAgain = [];
    private readonly List<Diagnostic> _imports = [];
    private readonly List<Diagnostic> _cycles = [];

    public void AddSyntax(ModuleSyntax module)
    {
        _loading.AddRange(module.Diagnostics);
        _syntax.AddRange(module.Diagnostics);
        _syntaxAgain.AddRange(module.Found);
    }

    public void AddUnreadable(Diagnostic file)
    {
        _loading.Add(file);
        _syntax.Add(file);
        _syntaxAgain.Add(file);
    }

    /// <param name="searched">What the search for the package says; null when it says nothing.</param>
    /// <param name="bound">What the checker says; null when it says nothing.</param>
    public void AddImport(Diagnostic? searched, Diagnostic? bound)
    {
        if (searched is not null)
        {
            _loading.Add(bound is null ? searched : searched with { IsEcho = true });
        }

        if (bound is not null)
        {
            _imports.Add(bound);
        }
    }

    public void AddCycle(Diagnostic cycle)
    {
        _loading.Add(cycle);
        _cycles.Add(cycle);
    }

    /// <summary>Everything once: syntax errors, failed imports as the checker words them, cycles of files.</summary>
    public IReadOnlyList<Diagnostic> Once() => [.. _syntax, .. _imports, .. _loading.Where(d => !d.IsEcho && !_syntax.Contains(d) && !_cycles.Contains(d)), .. _cycles];

    /// <summary>Both reports as the engine prints them, the checker's findings at the end of the second.</summary>
    public IReadOnlyList<Diagnostic> Twice(IReadOnlyList<Diagnostic> findings) =>
        [.. SuggestOnce(_loading), .. SuggestOnce([.. _syntaxAgain.Select(d => d with { IsEcho = true }), .. _imports]), .. findings];

    /// <summary>A report gives each suggestion once.</summary>
    private static IEnumerable<Diagnostic> SuggestOnce(IEnumerable<Diagnostic> report)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        return report.Select(d => d.Notes.Count == 0 ? d : d with { Notes = d.Notes.Where(n => !n.StartsWith("suggestion: ", StringComparison.Ordinal) || given.Add(n)).ToList() }).ToList();
    }
}
