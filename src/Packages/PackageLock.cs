using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>
/// `akua.lock`: checked when read, sorted by name and version when written. Immutable; a change gives a new lock.
/// </summary>
public sealed class PackageLock
{
    public static readonly PackageLock Empty = new([]);

    private PackageLock(IReadOnlyList<LockEntry> entries) => Entries = entries;

    public IReadOnlyList<LockEntry> Entries { get; }

    /// <summary>The workspace's lock; an absent file is an empty lock, a broken one is always fatal.</summary>
    public static PackageLock Load(Workspace workspace)
    {
        var shown = workspace.Shown(Workspace.LockName);
        return PackageFile.TryRead(workspace.LockPath, shown) is { } bytes
            ? new PackageLock(new LockReader(TomlDocument.Parse(bytes, shown, PackageCodes.LockParse)).Read())
            : Empty;
    }

    public static PackageLock Parse(SourceFile file) =>
        new(new LockReader(TomlDocument.Parse(file, PackageCodes.LockParse)).Read());

    public static PackageLock Of(IEnumerable<LockEntry> entries)
    {
        var sorted = entries.ToList();
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var byName && byName != 0 ? byName : string.CompareOrdinal(a.Version, b.Version));
        return new PackageLock(sorted);
    }

    /// <summary>The entry of a name, whatever its version.</summary>
    public LockEntry? Find(string name) => Entries.FirstOrDefault(e => e.Name == name);

    /// <summary>The entry that pins exactly what the manifest asks for.</summary>
    public LockEntry? Find(Dependency dependency)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name == dependency.Alias
                && (dependency.Accepts(entry.Version) || (entry.ReplacedPath is not null && entry.Version == dependency.Version))
                && (dependency.Form == DependencyForm.Path || SameSource(entry.Source, dependency)))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>
    /// Puts an entry in place of the alias's old ones. What an older entry knew besides its digest is kept as long as
    /// version and digest are still the same.
    /// </summary>
    public PackageLock Upsert(LockEntry entry)
    {
        var old = Entries.FirstOrDefault(e => e.Name == entry.Name && e.Version == entry.Version && e.Digest == entry.Digest);
        if (old is not null)
        {
            entry = entry with
            {
                VendorDigest = entry.VendorDigest ?? old.VendorDigest,
                Tree = entry.Tree ?? old.Tree,
                VendorTree = entry.VendorTree ?? (entry.VendorDigest is null || entry.VendorDigest == old.VendorDigest ? old.VendorTree : null),
                Manifest = entry.Manifest ?? old.Manifest,
                Signature = entry.Signature ?? old.Signature,
                Dependencies = entry.Dependencies.Count > 0 ? entry.Dependencies : old.Dependencies,
                Attestation = entry.Attestation ?? old.Attestation,
                Yanked = entry.Yanked ?? old.Yanked,
                KyvernoSourceDigest = entry.KyvernoSourceDigest ?? old.KyvernoSourceDigest,
                ConverterVersion = entry.ConverterVersion ?? old.ConverterVersion,
            };
        }

        return Of(Entries.Where(e => e.Name != entry.Name).Append(entry));
    }

    /// <summary>Without entries for what the manifest no longer declares, or declares at another version.</summary>
    public PackageLock Prune(PackageManifest manifest) =>
        Of(Entries.Where(e => manifest.Find(e.Name) is { } dependency && Find(dependency) == e));

    /// <summary>Without the entry of a name.</summary>
    public PackageLock Without(string name) => Of(Entries.Where(e => e.Name != name));

    public string ToText() => LockWriter.Write(Entries);

    /// <summary>Writes the file when its bytes change; true when it did.</summary>
    public bool Save(Workspace workspace)
    {
        var shown = workspace.Shown(Workspace.LockName);
        var bytes = Encoding.UTF8.GetBytes(ToText());
        if (PackageFile.TryRead(workspace.LockPath, shown) is { } old && old.AsSpan().SequenceEqual(bytes))
        {
            return false;
        }

        PackageFile.Replace(workspace.LockPath, shown, bytes);
        return true;
    }

    private static bool SameSource(string locked, Dependency dependency)
    {
        var declared = dependency.LockSource;
        return locked == declared || (dependency.Form == DependencyForm.Oci && RemoteUrl.Canonical(locked) == declared);
    }
}
