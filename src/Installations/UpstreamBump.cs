using Kcl.Net.Diagnostics;
using Kcl.Net.Editing;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>Which version to take. <see cref="From"/> is where it is, when not where the last one came from.</summary>
public sealed record BumpRequest(string? Version, string? From, InputValues Values, IReadOnlyList<string> Unset);

/// <summary>Another version of the product in an installation's folder.</summary>
internal static class UpstreamBump
{
    public static EventMessage Apply(string folder, BumpRequest request, IArtifactSource artifacts, Action<BumpReport> told, CancellationToken cancellation)
    {
        var old = InstallRecord.Read(folder);
        var source = ProductSource.Parse(request.From ?? old.Source);
        var product = source.Find(request.Version, new Workspace(folder), artifacts, cancellation);
        if (product.Name != old.Product)
        {
            throw InstallCodes.Failure(InstallCodes.Product, $"`{product.Name}` is another product than `{old.Product}`", "an installation keeps its product; make a new one with `akua install new`");
        }

        var before = Installation.Schema(folder);
        var patchesBefore = PatchTrial.Run(folder, cancellation);
        UpstreamTree.Put(folder, product, artifacts, cancellation);
        var record = old with { Version = product.Version, Digest = product.Digest, Source = source.ToString() };
        var manifest = Path.Combine(folder, InstallFiles.Manifest);
        File.WriteAllText(manifest, record.Into(File.ReadAllText(manifest)));
        SetVersion(Path.Combine(folder, InstallFiles.Package), product.Version);
        UpstreamTree.Pin(folder, artifacts, cancellation);
        var after = Installation.Schema(folder);
        var path = Path.Combine(folder, InstallFiles.Inputs);
        var document = new InputsDocument(File.ReadAllText(path));
        foreach (var name in request.Unset)
        {
            document.Remove(name.Split('.'));
        }

        foreach (var (name, value) in request.Values.Read(after))
        {
            document.Set(name, value);
        }

        File.WriteAllText(path, document.Text);
        var inputs = InputChanges.Between(before, after, document.Values);
        told(new BumpReport(old.Version, product.Version, inputs, []));
        RequireFitting(inputs);
        InstallationRender.RequireInputs(folder, cancellation);
        var report = new BumpReport(old.Version, product.Version, inputs, PatchTrial.Compare(patchesBefore, PatchTrial.Run(folder, cancellation)));
        told(report);
        var title = old.Version == product.Version ? $"Take {product.Name} {product.Version} again" : $"Bump {product.Name} from {old.Version} to {product.Version}";
        return new EventMessage(title, report.Lines());
    }

    /// <summary>Inputs in use that the new version does not take, and those it needs and nobody gave, are the person's to settle first.</summary>
    private static void RequireFitting(IReadOnlyList<InputChange> changes)
    {
        var broken = changes.Where(static c => c.IsBroken).ToList();
        if (broken.Count > 0)
        {
            throw new DiagnosticException(broken.ConvertAll(static c => new Diagnostic(InstallCodes.Inputs, "", c.ToString())
            {
                Path = InstallFiles.Inputs,
                Field = c.Name,
                Help = c.Kind == InputChangeKind.Required ? $"give it on the way: `akua install bump --set {c.Name}=…`"
                    : c.Near is { } near ? $"rename it on the way: `akua install bump --unset {c.Name} --set {near}=…`"
                    : $"take it out on the way: `akua install bump --unset {c.Name}`",
            }));
        }
    }

    /// <summary>Keeps the version that labels say, unless whoever edited the package took it out.</summary>
    private static void SetVersion(string package, string version)
    {
        var text = File.ReadAllText(package);
        if (text.Contains("_install = {", StringComparison.Ordinal))
        {
            File.WriteAllText(package, SourceOverride.Apply(new SourceFile(package, text), [$"_install.version=\"{InstallTexts.Label(version)}\""]));
        }
    }
}
