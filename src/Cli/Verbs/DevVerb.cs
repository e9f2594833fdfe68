using System.CommandLine;
using Kcl.Net.Cli.Development;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua dev`: renders a package whenever a file of it changes and shows what that changed. It ends with the terminal's interrupt, or with `--timeout`.</summary>
internal sealed class DevVerb : SourceVerb
{
    private readonly Option<string> _package = new("--package") { Description = "The package file", DefaultValueFactory = _ => "./package.k", HelpName = "FILE" };
    private readonly Option<string?> _inputs = new("--inputs") { Description = "The inputs file; default: inputs.yaml, then inputs.example.yaml, beside the package", HelpName = "FILE" };
    private readonly Option<string?> _out = new("--out") { Description = "A directory to replace by the manifests after every change", HelpName = "DIR" };

    public DevVerb()
        : base("dev", "Render a package whenever it changes, and show the difference", "akua dev", "akua dev --inputs prod.yaml --out ./deploy", "akua dev --json --timeout 1h")
    {
        Options.Add(_package);
        Options.Add(_inputs);
        Options.Add(_out);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var package = parse.GetValue(_package)!;
        var folder = Path.GetDirectoryName(package) is { Length: > 0 } parent ? parent : ".";
        if (!Directory.Exists(folder))
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no package file `{package}`") { Path = package });
        }

        using var artifacts = Artifacts(invocation);
        var request = new RenderRequest(package)
        {
            InputsPath = parse.GetValue(_inputs),
            Artifacts = artifacts,
            RejectReplace = invocation.Contract.RejectReplace,
            Entropy = FixedEntropy.Instance,
            RecordsEntropy = true,
            Cancellation = invocation.Cancellation,
        };
        var output = parse.GetValue(_out);
        var session = new DevSession(invocation, request, output, TimeProvider.System);
        using var changes = new FolderChanges(folder, Matters(folder, output));
        session.Round([]);
        try
        {
            while (true)
            {
                session.Round(changes.Next(invocation.Cancellation));
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Ok;
        }
    }

    /// <summary>What we write ourselves, version control and the side files of editors are no reason to render.</summary>
    private static Func<string, bool> Matters(string folder, string? output)
    {
        var ignored = output is null ? null : Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(output));
        return path => !IsBelow(path, ".git")
            && (ignored is null || !IsBelow(path, ignored))
            && !Path.GetFileName(path).StartsWith(".akua-", StringComparison.Ordinal)
            && !IsSideFile(Path.GetFileName(path));
    }

    private static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsSideFile(string name) =>
        name.EndsWith('~') || name.EndsWith(".swp", StringComparison.Ordinal) || name.EndsWith(".swx", StringComparison.Ordinal) || name.StartsWith(".#", StringComparison.Ordinal) || name == "4913";
}
