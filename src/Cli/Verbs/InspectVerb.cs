using System.CommandLine;
using Kcl.Net.Composition;
using Kcl.Net.Publishing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua inspect`: what a package asks for, or what a packed one holds.</summary>
internal sealed class InspectVerb : Verb
{
    private readonly Option<string> _package = new("--package") { Description = "The package file", DefaultValueFactory = _ => "./package.k", HelpName = "FILE" };
    private readonly Option<string?> _tarball = new("--tarball") { Description = "A packed package instead", HelpName = "FILE" };

    public InspectVerb()
        : base("inspect", "Show the options of a package, or the content of a packed one", "akua inspect", "akua inspect --tarball dist/app-1.0.0.tar.gz --json")
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
            ReportPackage(invocation, package, PackageOptions.Of(package));
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

    private static void ReportPackage(Invocation invocation, string path, IReadOnlyList<PackageOption> options)
    {
        if (!invocation.Json)
        {
            invocation.WriteLine(path);
            foreach (var option in options)
            {
                invocation.WriteLine($"  {option.Name}{(option.Type is null ? "" : ": " + option.Type)}{(option.Required ? " (required)" : "")}{(option.Default is null ? "" : " = " + option.Default)}{(option.Help is null ? "" : "  " + option.Help)}");
            }

            if (options.Count == 0)
            {
                invocation.WriteLine("  (no options)");
            }

            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("kind", "package");
            w.WriteString("path", path);
            w.WriteStartArray("options");
            foreach (var option in options)
            {
                w.WriteStartObject();
                w.WriteString("name", option.Name);
                if (option.Type is not null)
                {
                    w.WriteString("type", option.Type);
                }

                w.WriteBoolean("required", option.Required);
                if (option.Default is not null)
                {
                    w.WriteString("default", option.Default);
                }

                if (option.Help is not null)
                {
                    w.WriteString("help", option.Help);
                }

                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteEndObject();
        });
    }
}
