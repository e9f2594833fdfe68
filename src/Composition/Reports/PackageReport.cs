using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition.Reports;

/// <summary>What a package asks for and what it is made of, as far as it can be seen without rendering or fetching anything.</summary>
/// <param name="Options">`option()` calls.</param>
public sealed record PackageReport(IReadOnlyList<PackageOption> Options)
{
    /// <summary>Import paths of the package file, as written.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>The manifest beside the package; null when there is none that can be read.</summary>
    public PackageManifest? Manifest { get; init; }

    /// <summary>The attributes of `Input`; empty without one.</summary>
    public IReadOnlyList<ReportedValue> Inputs { get; init; } = [];

    public IReadOnlyList<ReportedDependency> Dependencies { get; init; } = [];

    /// <summary>Why something is missing in the report.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}

/// <summary>A value that is asked for: an input of a package, or a value of a chart by its dotted path.</summary>
/// <param name="Name">Its name or path.</param>
/// <param name="Type">Its type, in KCL.</param>
/// <param name="IsRequired">It has no default and cannot be left out.</param>
public sealed record ReportedValue(string Name, string Type, bool IsRequired)
{
    /// <summary>In KCL; null when there is none.</summary>
    public string? Default { get; init; }

    public string Description { get; init; } = "";
}

/// <summary>What a dependency turned out to be.</summary>
/// <param name="Declaration">As `akua.toml` has it.</param>
/// <param name="Locked">Its pin; null when it has none.</param>
public sealed record ReportedDependency(Dependency Declaration, LockEntry? Locked)
{
    /// <summary>`chart`, `package` or `module`; null when it is not on this machine.</summary>
    public string? Content { get; init; }

    /// <summary>What imports it.</summary>
    public string? Import { get; init; }

    public bool IsVendored { get; init; }

    /// <summary>The values of a chart.</summary>
    public IReadOnlyList<ReportedValue> Values { get; init; } = [];

    /// <summary>The file the types of a chart's values are made of; null when they have none.</summary>
    public string? TypedBy { get; init; }
}
