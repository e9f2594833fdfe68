using System.CommandLine;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua init`: a package to start from.</summary>
internal sealed class InitVerb : Verb
{
    private const string Manifest = """
        [package]
        name = "NAME"
        version = "0.1.0"
        edition = "akua.dev/v1alpha1"

        [dependencies]

        """;

    private const string Package = """"
        import akua.ctx

        schema Input:
            """What whoever installs this package decides."""
            appName: str
            """The name of the application."""
            replicas: int = 2
            """How many copies of it run."""

            check:
                replicas >= 1, "replicas must be at least 1"

        input: Input = ctx.input()

        resources = [
            {
                apiVersion = "v1"
                kind = "ConfigMap"
                metadata.name = input.appName
                data.replicas = str(input.replicas)
            }
        ]

        """";

    private const string Inputs = """
        appName: hello
        replicas: 3

        """;

    private readonly Argument<string?> _name = new("name") { Description = "Make it in a directory of this name; default: here", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite files that are there" };

    public InitVerb()
        : base("init", "Make a package to start from", "akua init my-app", "akua init --force")
    {
        Arguments.Add(_name);
        Options.Add(_force);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var given = invocation.Parse.GetValue(_name);
        var folder = given is { Length: > 0 } ? Path.GetFullPath(given, invocation.Host.WorkingDirectory) : invocation.Host.WorkingDirectory;
        var name = given is { Length: 0 } ? "" : Clean(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        if (name.Length == 0)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.InitEmptyName, "", "the package's name is empty") { Help = "run `akua init NAME`, or run it in a directory with a name" });
        }

        (string File, string Text)[] files = [("akua.toml", Manifest.Replace("NAME", name, StringComparison.Ordinal)), ("package.k", Package), ("inputs.example.yaml", Inputs)];
        foreach (var (file, _) in files)
        {
            if (File.Exists(Path.Combine(folder, file)) && !invocation.Parse.GetValue(_force))
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.InitExists, "", $"there is already a file `{file}`")
                {
                    Path = given is null ? file : Path.Combine(given, file),
                    Help = "pass --force to overwrite it, or choose another directory",
                });
            }
        }

        if (!invocation.Contract.Plan)
        {
            Directory.CreateDirectory(folder);

            // The manifest comes last: with it the directory is a package.
            foreach (var (file, text) in Enumerable.Reverse(files))
            {
                var sibling = Path.Combine(folder, file + ".new");
                File.WriteAllBytes(sibling, Encoding.UTF8.GetBytes(text));
                File.Move(sibling, Path.Combine(folder, file), overwrite: true);
            }
        }

        Report(invocation, name, folder, files.Select(f => f.File));
        return ExitCode.Ok;
    }

    private static void Report(Invocation invocation, string name, string folder, IEnumerable<string> files)
    {
        if (!invocation.Json)
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "would scaffold" : "scaffolded")} {name} at {folder}");
            foreach (var file in files)
            {
                invocation.WriteLine("  + " + file);
            }

            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("name", name);
            w.WriteString("path", folder);
            w.WriteStartArray("files");
            foreach (var file in files)
            {
                w.WriteStringValue(file);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        });
    }

    /// <summary>A package's name from a directory's.</summary>
    private static string Clean(string text)
    {
        var name = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_');
        }

        return name.ToString().TrimStart('-');
    }
}
