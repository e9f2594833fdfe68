using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// Replaces a directory by the manifests of one render: they are written beside it and swapped in, so the directory holds
/// either the old set or the new one, and nothing of earlier renders stays.
/// </summary>
public static class OutputDirectory
{
    private const string Pending = ".akua-new-";
    private const string Retired = ".akua-old-";

    public static void Replace(string directory, RenderedPackage package)
    {
        var target = Path.GetFullPath(directory);
        if (File.Exists(target))
        {
            throw Refuse(directory, $"`{directory}` is a file, not a directory");
        }

        var parent = Path.GetDirectoryName(target) ?? throw Refuse(directory, "the root directory cannot be an output directory");
        RefuseForeignFiles(target, directory);
        Directory.CreateDirectory(parent);
        var token = Guid.NewGuid().ToString("N")[..12];
        var fresh = Path.Combine(parent, Pending + token);
        var retired = Path.Combine(parent, Retired + token);
        try
        {
            Write(fresh, package);
            Swap(target, fresh, retired);
        }
        finally
        {
            Remove(fresh);
            Remove(retired);
        }
    }

    private static void Write(string directory, RenderedPackage package)
    {
        Directory.CreateDirectory(directory);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var manifest in package.Manifests)
        {
            File.WriteAllText(Path.Combine(directory, manifest.Name), manifest.Text, utf8);
        }
    }

    private static void Swap(string target, string fresh, string retired)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(fresh, target);
            return;
        }

        if (AtomicExchange.TrySwap(fresh, target))
        {
            return;
        }

        Directory.Move(target, retired);
        try
        {
            Directory.Move(fresh, target);
        }
        catch
        {
            Directory.Move(retired, target);
            throw;
        }
    }

    /// <summary>A directory with anything but manifests in it was not made by a render and is not thrown away.</summary>
    private static void RefuseForeignFiles(string target, string shown)
    {
        if (!Directory.Exists(target))
        {
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(target))
        {
            if (!IsManifest(Path.GetFileName(entry)) || Directory.Exists(entry))
            {
                throw Refuse(shown, $"`{shown}` holds `{Path.GetFileName(entry)}`, which no render wrote; its content would be lost");
            }
        }
    }

    private static bool IsManifest(string name)
    {
        var digits = 0;
        while (digits < name.Length && char.IsAsciiDigit(name[digits]))
        {
            digits++;
        }

        return digits >= 3 && digits < name.Length && name[digits] == '-' && name.EndsWith(".yaml", StringComparison.Ordinal);
    }

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static DiagnosticException Refuse(string directory, string message) =>
        new(new Diagnostic(PackageCodes.Io, "", message) { Path = directory, Help = "choose a directory of its own with --out" });
}
