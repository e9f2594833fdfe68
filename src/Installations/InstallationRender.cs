using System.Text;
using Kcl.Net.Composition;
using Kcl.Net.Composition.Checks;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>
/// An installation's folder to its manifests, with what `upstream/` must be and nothing from outside. The same tree gives the same bytes
/// everywhere.
/// </summary>
internal static class InstallationRender
{
    /// <summary>Renders, with what other installations of the product compiled; fails with what is wrong of the inputs first.</summary>
    public static RenderedPackage Render(string folder, CancellationToken cancellation, SharedPrograms? shared = null) => ShownPaths.In(folder, () =>
    {
        RequirePin(folder);
        try
        {
            var request = Request(folder, cancellation);
            return shared is null ? PackageRenderer.Render(request) : PackageRenderer.Render(request, shared);
        }
        catch (DiagnosticException)
        {
            // A failure of the inputs is told with its line in inputs.yaml, which only the check knows.
            RequireInputs(folder, cancellation);
            throw;
        }
    });

    /// <summary>Fails when the inputs are not what the schema asks for.</summary>
    public static void RequireInputs(string folder, CancellationToken cancellation)
    {
        var steps = PackageChecker.Check(Request(folder, cancellation));
        var inputs = steps.Where(static s => s.Name == InstallFiles.Inputs).SelectMany(static s => s.Findings).Where(static f => f.Severity == Severity.Error).ToList();
        if (inputs.Count > 0 && steps.All(static s => s.Name == InstallFiles.Inputs || s.Ok))
        {
            throw new DiagnosticException(ShownPaths.Relative(inputs, folder).Select(static d => d with { Code = InstallCodes.Inputs }).ToList());
        }
    }

    /// <summary>Renders and puts the result into the folder: `manifests/`, and what charts drew.</summary>
    public static RenderedPackage Write(string folder, CancellationToken cancellation, SharedPrograms? shared)
    {
        var rendered = Render(folder, cancellation, shared);
        var target = Path.Combine(folder, InstallFiles.Manifests);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.CreateDirectory(target);
        foreach (var manifest in rendered.Manifests)
        {
            File.WriteAllText(Path.Combine(target, manifest.Name), manifest.Text, Utf8);
        }

        if (rendered.Entropy is { Added.Count: > 0 } drawn)
        {
            drawn.Save();
        }

        return rendered;
    }

    /// <summary>Names of files under `manifests/` that differ from a render, those too many and too few included, in order.</summary>
    public static List<string> Differences(string folder, RenderedPackage rendered)
    {
        var target = Path.Combine(folder, InstallFiles.Manifests);
        var wanted = rendered.Manifests.ToDictionary(static m => m.Name, static m => Utf8.GetBytes(m.Text), StringComparer.Ordinal);
        var different = new SortedSet<string>(wanted.Keys, StringComparer.Ordinal);
        if (Directory.Exists(target))
        {
            foreach (var file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(target, file).Replace('\\', '/');
                if (wanted.TryGetValue(name, out var bytes) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(file)))
                {
                    different.Remove(name);
                }
                else
                {
                    different.Add(name);
                }
            }
        }

        return [.. different];
    }

    /// <summary>What lies under `manifests/`; nothing where it cannot be read.</summary>
    public static List<DictValue> Committed(string folder)
    {
        var target = Path.Combine(folder, InstallFiles.Manifests);
        try
        {
            return Directory.Exists(target) ? ManifestFolder.Read(target) : [];
        }
        catch (DiagnosticException)
        {
            // Edited by hand into something else: it is replaced, so what it was does not matter.
            return [];
        }
    }

    /// <summary>The pin of `upstream/` covers all below it, so what packages in there pin themselves does not matter.</summary>
    private static void RequirePin(string folder)
    {
        if (PackageLock.Load(new Workspace(folder)).Find(InstallFiles.Alias) is null)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.LockMissing, "", "akua.lock does not pin `upstream`") { Path = InstallFiles.Lock, Help = "restore akua.lock from the history: `git checkout HEAD^ -- akua.lock`" });
        }
    }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static RenderRequest Request(string folder, CancellationToken cancellation) => new(Path.Combine(folder, InstallFiles.Package))
    {
        InputsPath = Path.Combine(folder, InstallFiles.Inputs),
        RejectReplace = true,
        RecordsEntropy = true,
        TimeLimit = TimeSpan.FromMinutes(1),
        Cancellation = cancellation,
    };
}
