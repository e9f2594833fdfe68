using System.CommandLine;
using Kcl.Net.Cli.Charts;
using Kcl.Net.Kustomize;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua kustomize build`: prints what `kustomize build` prints, with its words for what fails.</summary>
internal sealed class KustomizeBuildVerb : Verb
{
    private readonly Argument<string> _target = new("directory") { Description = "Folder of the kustomization", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to this file, or to a file for each resource in this folder" };
    private readonly Option<string> _restrictor = new("--load-restrictor") { Description = "LoadRestrictionsNone: files may lie outside of the kustomization", DefaultValueFactory = _ => "LoadRestrictionsRootOnly" };
    private readonly Option<string?> _order = new("--reorder") { Description = "Order of resources: legacy (default) or none", HelpName = "legacy|none" };
    private readonly Option<bool> _managedBy = new("--enable-managedby-label") { Description = "Add the label app.kubernetes.io/managed-by" };
    private readonly Option<bool> _helm = new("--enable-helm") { Description = "Render helmCharts, with the built-in engine" };
    private readonly Option<string> _kubeVersion = new("--helm-kube-version") { Description = "Kubernetes version that charts see", DefaultValueFactory = _ => "" };
    private readonly Option<string[]> _apiVersions = new("--helm-api-versions") { Description = "API versions that charts see" };
    private readonly Option<string?> _helmCommand = new("--helm-command") { Description = "Accepted; no program is run" };
    private readonly Option<bool> _helmDebug = new("--helm-debug") { Description = "Accepted; no program is run" };
    private readonly Option<bool> _plugins = new("--enable-alpha-plugins") { Description = "Accepted; plugins that are programs are refused" };
    private readonly Option<bool> _exec = new("--enable-exec") { Description = "Accepted; no program is run" };
    private readonly Option<bool> _user = new("--as-current-user") { Description = "Accepted; no container is run" };
    private readonly Option<bool> _network = new("--network") { Description = "Accepted; no container is run" };
    private readonly Option<string?> _networkName = new("--network-name") { Description = "Accepted; no container is run" };
    private readonly Option<string[]> _env = new("--env", "-e") { Description = "Accepted; no container is run" };
    private readonly Option<string[]> _mount = new("--mount") { Description = "Accepted; no container is run" };

    public KustomizeBuildVerb()
        : base("build", "Build a kustomization and print its resources", "akua kustomize build overlays/prod", "akua kustomize build --enable-helm -o out.yaml .", "akua kustomize build --load-restrictor LoadRestrictionsNone app")
    {
        Arguments.Add(_target);
        foreach (var option in new Option[]
        {
            _output, _restrictor, _order, _managedBy, _helm, _kubeVersion, _apiVersions, _helmCommand, _helmDebug, _plugins, _exec, _user, _network,
            _networkName, _env, _mount,
        })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var run = new KustomizeRun(Request(invocation), invocation.Parse.GetValue(_output), invocation.Host.WorkingDirectory);
        invocation.Output.Flush();
        return run.Execute(invocation.Host.Output, invocation.Error, invocation.Json);
    }

    private KustomizeRequest Request(Invocation invocation)
    {
        var parse = invocation.Parse;
        return new KustomizeRequest(new DiskFiles(invocation.Host.WorkingDirectory), parse.GetValue(_target)!)
        {
            OrderText = parse.GetValue(_order),
            LoadRestrictor = parse.GetValue(_restrictor)!,
            AddsManagedByLabel = parse.GetValue(_managedBy),
            EnablesHelm = parse.GetValue(_helm),
            HelmEntropy = EntropyFlag.System,
            HelmKubeVersion = parse.GetValue(_kubeVersion)!,
            HelmApiVersions = parse.GetValue(_apiVersions) ?? [],
        };
    }
}
