using System.CommandLine;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua add`: declare a dependency, resolve it and pin it.</summary>
internal sealed class AddVerb : SourceVerb
{
    private readonly Argument<string> _alias = new("name") { Description = "The name it has in this package" };
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<string?> _oci = new("--oci") { Description = "A registry's repository, oci://HOST/REPOSITORY", HelpName = "URL" };
    private readonly Option<string?> _git = new("--git") { Description = "A git repository: https, ssh or file", HelpName = "URL" };
    private readonly Option<string?> _path = new("--path") { Description = "A directory of the workspace", HelpName = "DIR" };
    private readonly Option<string?> _repo = new("--repo") { Description = "A Helm repository", HelpName = "URL" };
    private readonly Option<string?> _chart = new("--chart") { Description = "The chart of a Helm repository", HelpName = "NAME" };
    private readonly Option<string?> _version = new("--version") { Description = "A tag, a version or a range of versions", HelpName = "VERSION" };
    private readonly Option<string?> _tag = new("--tag") { Description = "A git tag", HelpName = "TAG" };
    private readonly Option<string?> _rev = new("--rev") { Description = "A git commit", HelpName = "COMMIT" };
    private readonly Option<string?> _branch = new("--branch") { Description = "A git branch; its commit is pinned", HelpName = "BRANCH" };
    private readonly Option<string?> _subdirectory = new("--subdir") { Description = "The folder of a git repository to use", HelpName = "DIR" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a dependency of that name" };

    public AddVerb()
        : base("add", "Declare a dependency and pin it", "akua add nginx --oci oci://ghcr.io/acme/nginx --version 1.2.0", "akua add web --repo https://charts.example.com --chart web --version ^1.0", "akua add lib --path ./lib")
    {
        Arguments.Add(_alias);
        foreach (var option in new Option[] { _workspace, _oci, _git, _path, _repo, _chart, _version, _tag, _rev, _branch, _subdirectory, _force })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var forms = new[] { (DependencyForm.Oci, _oci), (DependencyForm.Git, _git), (DependencyForm.Path, _path), (DependencyForm.Repo, _repo) }
            .Where(f => parse.GetValue(f.Item2) is not null).ToList();
        if (forms.Count != 1)
        {
            return ParserError.Write(invocation.Error, this, forms.Count == 0 ? "one of '--oci', '--git', '--path' and '--repo' is needed" : $"'{forms[0].Item2.Name}' and '{forms[1].Item2.Name}' cannot be used together");
        }

        var (form, source) = forms[0];
        var dependency = new Dependency(parse.GetValue(_alias)!, form, parse.GetValue(source)!, new Origin(new SourceFile("", ""), default))
        {
            Chart = parse.GetValue(_chart),
            Version = parse.GetValue(_version),
            Tag = parse.GetValue(_tag),
            Rev = parse.GetValue(_rev),
            Branch = parse.GetValue(_branch),
            Subdirectory = parse.GetValue(_subdirectory),
        };
        using var artifacts = Artifacts(invocation);

        // Offline nothing remote can be resolved; it is declared then, and `akua lock` pins it.
        var resolves = form == DependencyForm.Path || !IsOffline(invocation);
        var replaced = new ManifestChanges(_workspace.Read(parse), invocation.Cancellation).Add(dependency, parse.GetValue(_force), resolves ? artifacts : null, invocation.Contract.Plan);
        Report(invocation, dependency, replaced);
        return ExitCode.Ok;
    }

    private static void Report(Invocation invocation, Dependency dependency, bool replaced)
    {
        if (!invocation.Json)
        {
            var done = (invocation.Contract.Plan, replaced) switch
            {
                (true, true) => "would replace",
                (true, false) => "would add",
                (false, true) => "replaced",
                _ => "added",
            };
            invocation.WriteLine($"{done} {dependency.Alias}{(dependency.Version is null ? "" : "@" + dependency.Version)} ({dependency.Kind}: {dependency.Location})");
            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("name", dependency.Alias);
            w.WriteString("source", dependency.Kind);
            w.WriteString("source_ref", dependency.Location);
            if (dependency.Version is { } version)
            {
                w.WriteString("version", version);
            }

            w.WriteBoolean("replaced", replaced);
            w.WriteEndObject();
        });
    }
}
