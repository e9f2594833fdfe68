using System.CommandLine;
using Kcl.Net.Composition.Reports;
using Kcl.Net.Publishing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua inspect`: what a package asks for and is made of, or what a packed one holds.</summary>
internal sealed class InspectVerb : Verb
{
    private readonly Option<string> _package = new("--package") { Description = "The package file", DefaultValueFactory = _ => "./package.k", HelpName = "FILE" };
    private readonly Option<string?> _tarball = new("--tarball") { Description = "A packed package instead", HelpName = "FILE" };

    public InspectVerb()
        : base("inspect", "Show the inputs and dependencies of a package, or the content of a packed one", "akua inspect", "akua inspect --tarball dist/app-1.0.0.tar.gz --json")
    {
        Options.Add(_package);
        Options.Add(_tarball);
    }

    public override ExitCode Run(Invocation invocation)
    {
        if (invocation.Parse.GetValue(_tarball) is { } tarball)
        {
            ReportTarball(invocation, tarball, TarballReport.Of(TarballCommands.Read(tarball, "tarball"), tarball));
        }
        else
        {
            var package = invocation.Parse.GetValue(_package)!;
            var report = PackageReporter.Of(package, invocation.Cancellation);
            if (invocation.Json)
            {
                invocation.WriteJson(w => PackageReportJson.Write(w, package, report));
            }
            else
            {
                PackageReportText.Write(invocation, package, report);
            }
        }

        return ExitCode.Ok;
    }

    private static void ReportTarball(Invocation invocation, string path, TarballReport report)
    {
        if (!invocation.Json)
        {
            invocation.WriteLine(path);
            invocation.WriteLine($"  package   {report.Name} {report.Version}");
            invocation.WriteLine($"  edition   {report.Edition}");
            invocation.WriteLine($"  layer     {report.LayerDigest}");
            invocation.WriteLine($"  size      {report.CompressedBytes} compressed / {report.UncompressedBytes} uncompressed");
            invocation.WriteLine($"  files     {report.Files}");
            if (report.VendoredDependencies.Count > 0)
            {
                invocation.WriteLine($"  vendored: {string.Join(", ", report.VendoredDependencies)}");
            }

            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("kind", "tarball");
            w.WriteString("path", path);
            w.WriteString("layer_digest", report.LayerDigest);
            w.WriteNumber("compressed_size_bytes", report.CompressedBytes);
            w.WriteNumber("uncompressed_size_bytes", report.UncompressedBytes);
            w.WriteNumber("file_count", report.Files);
            w.WriteString("package_name", report.Name);
            w.WriteString("package_version", report.Version);
            w.WriteString("package_edition", report.Edition);
            w.WriteStartArray("vendored_deps");
            foreach (var name in report.VendoredDependencies)
            {
                w.WriteStringValue(name);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        });
    }
}
