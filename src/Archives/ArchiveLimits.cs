namespace Kcl.Net.Archives;

/// <summary>How much an archive or a fetched tree may hold before it is refused.</summary>
public sealed record ArchiveLimits
{
    public static readonly ArchiveLimits Default = new();

    /// <summary>All bytes after decompression, headers included.</summary>
    public long MaxBytes { get; init; } = 2L << 30;

    public long MaxFileBytes { get; init; } = 1L << 30;

    public int MaxEntries { get; init; } = 100_000;

    /// <summary>Decompressed bytes for one compressed byte; small archives may exceed it.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Below this many decompressed bytes the ratio does not matter: empty files compress very well.</summary>
    public long RatioFreeBytes { get; init; } = 16 << 20;

    /// <summary>The whole path in UTF-8.</summary>
    public int MaxPathBytes { get; init; } = 1024;

    /// <summary>One name in UTF-8: what file systems take.</summary>
    public int MaxNameBytes { get; init; } = 255;

    public int MaxDepth { get; init; } = 64;
}
