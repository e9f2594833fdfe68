using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>The files of a new installation, but for the manifests.</summary>
internal static class NewFiles
{
    public static EventMessage Write(string folder, NewInstallation what, IArtifactSource artifacts, CancellationToken cancellation)
    {
        if (!Alias.IsValid(what.Id) || InstallTexts.Label(what.Id) != what.Id)
        {
            throw InstallCodes.Failure(InstallCodes.Product, $"`{what.Id}` cannot name an installation", "use at most 63 letters, digits, `_` and `-`, beginning and ending with a letter or digit");
        }

        var source = ProductSource.Parse(what.Product);
        var product = source.Find(what.Version, new Workspace(folder), artifacts, cancellation);
        var record = new InstallRecord(what.Id, what.Customer, product.Name, product.Version, source.ToString(), product.Digest, what.Branch);
        File.WriteAllText(Path.Combine(folder, InstallFiles.Manifest), InstallTexts.Manifest(record));
        File.WriteAllText(Path.Combine(folder, InstallFiles.Readme), InstallTexts.Readme(record));
        File.WriteAllText(Path.Combine(folder, InstallFiles.Attributes), InstallTexts.Attributes);
        UpstreamTree.Put(folder, product, artifacts, cancellation);
        UpstreamTree.Pin(folder, artifacts, cancellation);
        var schema = Installation.Schema(folder, InstallFiles.Upstream + "/" + InstallFiles.Package);
        File.WriteAllText(Path.Combine(folder, InstallFiles.Package), InstallTexts.Package(record, schema is not null));
        var given = new InputsDocument("");
        foreach (var (path, value) in what.Inputs.Read(schema))
        {
            given.Set(path, value);
        }

        RequireAll(schema, given.Values);
        File.WriteAllText(Path.Combine(folder, InstallFiles.Inputs), InputsTemplate.Write(record.Id, schema, given.Values));
        InstallationRender.RequireInputs(folder, cancellation);
        return new EventMessage($"Install {product.Name} {product.Version} for {what.Customer}", given.Values.Count == 0 ? [] : ["Inputs:", .. given.Values.Entries.ToArray().Select(static e => $"  {e.Key}: {Installation.Short(e.Value)}")]);
    }

    /// <summary>Required inputs without a value are told together, before anything else can complain of them.</summary>
    private static void RequireAll(DictValue? schema, DictValue given)
    {
        var missing = (schema?["required"] as ListValue)?.Items.ToArray().OfType<StrValue>().Select(static v => v.Value).Where(n => !given.ContainsKey(n)).ToList() ?? [];
        if (missing.Count > 0)
        {
            var properties = schema!["properties"] as DictValue;
            throw new DiagnosticException(missing.ConvertAll(name => new Diagnostic(InstallCodes.Inputs, "", $"the product needs a value for `{name}`")
            {
                Field = name,
                Notes = (properties?[name] as DictValue)?["description"] is StrValue { Value: var said } ? [said] : [],
                Help = $"give it with `--set {name}=…` or in a file with --inputs",
            }));
        }
    }
}
