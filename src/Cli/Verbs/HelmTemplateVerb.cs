using System.CommandLine;
using Kcl.Net.Cli.Charts;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua helm template`: what `helm template` prints, its errors included, without Helm.</summary>
internal sealed class HelmTemplateVerb : Verb
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromMinutes(1);
    private const long MaxMemoryBytes = 2L << 30;
    private readonly Argument<string[]> _names = new("names") { Description = "[NAME] CHART: a release name and the chart's directory or archive", HelpName = "[NAME] CHART", Arity = ArgumentArity.ZeroOrMore };
    private readonly ValueFlags _values = new();
    private readonly EntropyFlag _entropy = new(EntropyFlag.Random, EntropyFlag.Fixed, EntropyFlag.Random, EntropyFlag.Recorded, EntropyFlag.Deny);
    private readonly Option<string?> _namespace = new("--namespace", "-n") { Description = "The release's namespace; default: HELM_NAMESPACE, then default" };
    private readonly Option<string?> _nameTemplate = new("--name-template") { Description = "A template that gives the release's name" };
    private readonly Option<bool> _generateName = new("--generate-name", "-g") { Description = "Leave the release's name out" };
    private readonly Option<string?> _kubeVersion = new("--kube-version") { Description = "The Kubernetes version templates see" };
    private readonly Option<string[]> _apiVersions = new("--api-versions", "-a") { Description = "API versions templates see besides the standard ones" };
    private readonly Option<string[]> _showOnly = new("--show-only", "-s") { Description = "Print only what these templates gave" };
    private readonly Option<string?> _outputDir = new("--output-dir") { Description = "Write files into this directory and print none of them" };
    private readonly Option<bool> _releaseName = new("--release-name") { Description = "With --output-dir: into a directory named like the release" };
    private readonly Option<bool> _includeCrds = new("--include-crds") { Description = "Print custom resource definitions too" };
    private readonly Option<bool> _skipTests = new("--skip-tests") { Description = "Leave tests out" };
    private readonly Option<bool> _noHooks = new("--no-hooks") { Description = "Leave hooks out" };
    private readonly Option<bool> _isUpgrade = new("--is-upgrade") { Description = "Let templates see an upgrade" };
    private readonly Option<bool> _skipSchema = new("--skip-schema-validation") { Description = "Do not hold values against values.schema.json" };
    private readonly Option<bool> _debug = new("--debug") { Description = "Print output that is no YAML too" };
    private readonly Option<bool> _validate = new("--validate") { Description = "Refused: it needs a cluster", Hidden = true };
    private readonly Option<string?> _dryRun = new("--dry-run") { Description = "client (server is refused: it needs a cluster)", Hidden = true, Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _postRenderer = new("--post-renderer") { Description = "Refused: akua starts no other program", Hidden = true };
    private readonly Option<bool> _dependencyUpdate = new("--dependency-update") { Description = "Refused: akua helm reaches no network", Hidden = true };
    private readonly Option<bool> _verify = new("--verify") { Description = "Refused: provenance files are not read", Hidden = true };
    private readonly Option<string?> _repo = new("--repo") { Description = "Refused: akua helm reaches no network", Hidden = true };

    public HelmTemplateVerb()
        : base("template", "Render a chart as helm template does", "akua helm template web ./chart -f values.yaml", "akua helm template ./chart --set replicas=2 -s templates/deployment.yaml", "akua helm template web chart.tgz --output-dir out")
    {
        Arguments.Add(_names);
        foreach (var option in new Option[]
                 {
                     _namespace, _nameTemplate, _generateName, _kubeVersion, _apiVersions, _showOnly, _outputDir, _releaseName, _includeCrds, _skipTests, _noHooks,
                     _isUpgrade, _skipSchema, _debug, _validate, _dryRun, _postRenderer, _dependencyUpdate, _verify, _repo, _entropy.Option,
                 }.Concat(_values.Options))
        {
            Options.Add(option);
        }

        UnusedFlags.AddTo(this);
    }

    /// <summary>Durations as Helm takes them: `5m0s`.</summary>
    public override TimeSpan TimeLimit(string text) => HelmTemplate.Duration(text) ?? base.TimeLimit(text);

    public override ExitCode Run(Invocation invocation) => DeepStack.Run(() => RunDeep(invocation));

    private ExitCode RunDeep(Invocation invocation)
    {
        try
        {
            Render(invocation);
            return ExitCode.Ok;
        }
        catch (HelmException failure)
        {
            return HelmOutput.Fail(invocation, failure);
        }
    }

    private void Render(Invocation invocation)
    {
        var (parse, host) = (invocation.Parse, invocation.Host);
        RefuseWhatNeedsMore(parse);
        var names = parse.GetValue(_names) ?? [];
        if (Array.Find(names, static n => n.Length > 1 && n[0] == '-') is { } flag)
        {
            throw new HelmException(flag.StartsWith("--", StringComparison.Ordinal) ? "unknown flag: " + flag.Split('=')[0] : $"unknown shorthand flag: '{flag[1]}' in {flag}");
        }

        if (names.Length == 0)
        {
            throw new HelmException("\"helm template\" requires at least 1 argument\n\nUsage:  helm template [NAME] [CHART] [flags]");
        }

        var record = parse.GetValue(_entropy.Option) == EntropyFlag.Recorded ? new EntropyFile(host.WorkingDirectory) : null;
        var entropy = record?.Over(EntropyFlag.System) ?? EntropyFlag.Of(parse.GetValue(_entropy.Option));
        var options = Read(invocation, entropy);
        HelmTemplate.Check(options);
        options = options with { ReleaseName = ReleaseName(parse, names, entropy) };
        var path = ChartLocation.Find(names[Math.Min(names.Length - 1, 1)], host.WorkingDirectory);
        var values = _values.Read(parse, host);
        var release = HelmTemplate.Render(ChartProgram.Compile(ChartLoader.LoadPath(path)), values, options);
        record?.Save();
        Print(invocation, release, options);
    }

    private void Print(Invocation invocation, HelmRelease release, HelmTemplateOptions options)
    {
        if (invocation.Parse.GetValue(_outputDir) is { Length: > 0 } directory)
        {
            var target = invocation.Parse.GetValue(_releaseName) ? directory + "/" + options.ReleaseName : directory;
            if (!invocation.Contract.Plan)
            {
                ReleaseDirectory.Write(target, invocation.Host.WorkingDirectory, release, line => HelmOutput.Write(invocation, line));
            }

            release = new HelmRelease([], [], []);
        }

        HelmOutput.Write(invocation, release.Print(options.ShowOnly));
    }

    private HelmTemplateOptions Read(Invocation invocation, IHelmEntropy entropy)
    {
        var parse = invocation.Parse;
        var time = invocation.Contract.TimeoutText is { } text ? TimeLimit(text) : DefaultTime;
        return new HelmTemplateOptions
        {
            Namespace = parse.GetValue(_namespace) is { } given ? given : invocation.Host.Environment("HELM_NAMESPACE") is { Length: > 0 } standard ? standard : "default",
            KubeVersion = parse.GetValue(_kubeVersion) ?? "",
            ApiVersions = [.. (parse.GetValue(_apiVersions) ?? []).SelectMany(static a => a.Split(','))],
            ShowOnly = parse.GetValue(_showOnly) ?? [],
            IncludeCrds = parse.GetValue(_includeCrds),
            SkipTests = parse.GetValue(_skipTests),
            NoHooks = parse.GetValue(_noHooks),
            IsUpgrade = parse.GetValue(_isUpgrade),
            Debug = parse.GetValue(_debug),
            SkipSchemaValidation = parse.GetValue(_skipSchema),
            Entropy = entropy,
            Budget = new WorkBudget(invocation.Cancellation, maxMemoryBytes: MaxMemoryBytes, timeLimit: time),
        };
    }

    private string ReleaseName(ParseResult parse, string[] names, IHelmEntropy entropy)
    {
        if (names.Length > 2)
        {
            throw new HelmException("expected at most two arguments, unexpected arguments: " + string.Join(", ", names[2..]));
        }

        var template = parse.GetValue(_nameTemplate) ?? "";
        if (names.Length == 2)
        {
            return parse.GetValue(_generateName) ? throw new HelmException("cannot set --generate-name and also specify a name")
                : template.Length > 0 ? throw new HelmException("cannot set --name-template and also specify a name")
                : names[0];
        }

        return template.Length > 0 ? HelmTemplate.NameFrom(template, entropy) : new HelmTemplateOptions().ReleaseName;
    }

    private void RefuseWhatNeedsMore(ParseResult parse)
    {
        if (parse.GetValue(_validate))
        {
            throw new HelmException("--validate asks a cluster whether it would accept the manifests, and akua talks to none: leave it out, or pipe the output to kubectl apply --dry-run=server -f -");
        }

        if (parse.GetValue(_dryRun) is { Length: > 0 } dryRun && dryRun is not ("client" or "true" or "unset"))
        {
            throw new HelmException(dryRun is "server"
                ? "--dry-run=server asks a cluster, and akua talks to none"
                : $"invalid dry-run value ({Templating.GoFormat.Quote(dryRun)}). Must be \"none\", \"server\", or \"client\"");
        }

        if (parse.GetValue(_postRenderer) is not null)
        {
            throw new HelmException("--post-renderer starts another program, and akua starts none: pipe the output to it");
        }

        if (parse.GetValue(_dependencyUpdate))
        {
            throw new HelmException("--dependency-update fetches charts, and akua helm reaches no network: put them under charts/ first");
        }

        if (parse.GetValue(_verify))
        {
            throw new HelmException("--verify checks a provenance file, and akua helm reads none: verify the archive before it is rendered");
        }

        if (parse.GetValue(_repo) is { Length: > 0 })
        {
            throw new HelmException("--repo reads a chart repository, and akua helm reaches no network: fetch the chart first, for example with akua vendor add");
        }
    }
}
