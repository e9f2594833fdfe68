namespace Kcl.Net.Packages;

/// <summary>What `vendor add` did, or would do, for one dependency.</summary>
public sealed record VendorAddResult(string Name, string SourceKind, string SourceRef, string Path, string Digest, long SizeBytes, bool Wrote, bool Replaced);

/// <summary>One tree under `.akua/vendor`. An orphan is named neither by the manifest nor by the lock.</summary>
public sealed record VendoredTree(string Name, string Path, string Digest, long SizeBytes, bool Orphan);

/// <summary>One line of `vendor check`; absent values are not known.</summary>
public sealed record VendorCheckEntry(string Name, string Path)
{
    public string? SourceKind { get; init; }

    public string? SourceRef { get; init; }

    public string? ExpectedDigest { get; init; }

    public string? ActualDigest { get; init; }

    public bool Orphan { get; init; }

    public bool MissingVendor { get; init; }

    public bool MissingSource { get; init; }

    public bool IsDrift => Orphan || MissingVendor || MissingSource || ExpectedDigest != ActualDigest;

    /// <summary>The word a text report uses.</summary>
    public string Status => Orphan ? "orphan" : MissingVendor ? "missing vendor" : IsDrift ? "drift" : "ok";
}

/// <summary>The whole of `vendor check`.</summary>
public sealed record VendorCheckResult(IReadOnlyList<VendorCheckEntry> Entries)
{
    public bool Drift => Entries.Any(e => e.IsDrift);

    public IEnumerable<string> Orphaned => Entries.Where(e => e.Orphan).Select(e => e.Name);

    public IEnumerable<string> Missing => Entries.Where(e => e.MissingVendor).Select(e => e.Name);
}
