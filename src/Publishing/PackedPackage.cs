using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Publishing;

/// <summary>A package as one archive, and what went into it.</summary>
public sealed record PackedPackage(byte[] Bytes, string Digest, IReadOnlyList<string> VendoredDependencies, IReadOnlyList<Diagnostic> Warnings)
{
    public PackageManifest Manifest { get; init; } = null!;

    public PackageLock Lock { get; init; } = null!;
}
