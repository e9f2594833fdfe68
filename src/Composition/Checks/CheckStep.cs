using Kcl.Net.Diagnostics;

namespace Kcl.Net.Composition.Checks;

/// <summary>One part of a check: `manifest`, `lockfile`, `dependencies`, `package`, or the name of an inputs file.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Findings">Failures and warnings in source order; empty when all is well.</param>
public sealed record CheckStep(string Name, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>No finding is a failure.</summary>
    public bool Ok => Findings.All(static f => f.Severity != Severity.Error);
}
