using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Charts;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Composition;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua render`: a package and its inputs to manifests.</summary>
internal sealed class RenderVerb : Verb
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ShortestTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTime = TimeSpan.FromHours(1);
    private readonly Option<string> _package = new("--package") { Description = "The package file", DefaultValueFactory = _ => "./package.k" };
    private readonly Option<string?> _inputs = new("--inputs") { Description = "The inputs file; default: inputs.yaml, then inputs.example.yaml, beside the package" };
    private readonly Option<string> _out = new("--out") { Description = "Directory to replace by the manifests", DefaultValueFactory = _ => "./deploy" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Render and report, write nothing" };
    private readonly Option<bool> _stdout = new("--stdout") { Description = "Print the manifests and write none" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Every dependency must be locked and every chart declared" };
    private readonly Option<bool> _offline = new("--offline") { Description = "Use vendored and local dependencies only" };
    private readonly Option<int> _maxDepth = new("--max-depth") { Description = "Longest chain of packages that render each other", DefaultValueFactory = _ => 16 };
    private readonly EntropyFlag _entropy = new(EntropyFlag.Recorded, EntropyFlag.Fixed, EntropyFlag.Random, EntropyFlag.Recorded, EntropyFlag.Deny);
    private readonly Option<bool> _debug = new("--debug") { Description = "With --json: add the evaluated resources" };

    public RenderVerb()
        : base("render", "Render a package to Kubernetes manifests", "akua render --out ./deploy", "akua render --stdout --inputs prod.yaml", "akua render --package apps/web/package.k --dry-run --json")
    {
        foreach (var option in new Option[] { _package, _inputs, _out, _dryRun, _stdout, _strict, _offline, _maxDepth, _debug, _entropy.Option })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var rendered = PackageRenderer.Render(new RenderRequest(parse.GetValue(_package)!)
        {
            InputsPath = parse.GetValue(_inputs),
            Strict = parse.GetValue(_strict),
            RejectReplace = invocation.Contract.RejectReplace,
            Entropy = EntropyFlag.Of(parse.GetValue(_entropy.Option)),
            RecordsEntropy = parse.GetValue(_entropy.Option) == EntropyFlag.Recorded,
            Cancellation = invocation.Cancellation,
            TimeLimit = TimeLimit(invocation.Contract),
            MaxDepth = parse.GetValue(_maxDepth),
        });
        invocation.Warn(rendered.Warnings);
        var isDryRun = parse.GetValue(_dryRun) || invocation.Contract.Plan;
        if (parse.GetValue(_stdout))
        {
            KeepDraws(invocation, rendered.Entropy, isDryRun);
            PrintDocuments(invocation, rendered);
            return ExitCode.Ok;
        }

        var target = parse.GetValue(_out)!;
        KeepDraws(invocation, rendered.Entropy, isDryRun);
        if (!isDryRun)
        {
            OutputDirectory.Replace(target, rendered);
        }

        Report(invocation, rendered, target, isDryRun);
        return ExitCode.Ok;
    }

    /// <summary>Saves what charts drew anew and says so: these values differ from every render before.</summary>
    private static void KeepDraws(Invocation invocation, EntropyFile? record, bool isDryRun)
    {
        if (record is null || record.Added.Count == 0)
        {
            return;
        }

        if (!isDryRun)
        {
            record.Save();
        }

        invocation.Warn([EntropyReport.Of(record, isDryRun)]);
    }

    private static TimeSpan TimeLimit(CommandContract contract)
    {
        var time = contract.TimeoutText is { } text ? Duration.Parse("--timeout", text) : DefaultTime;
        return time < ShortestTime ? ShortestTime : time > LongestTime ? LongestTime : time;
    }

    private static void PrintDocuments(Invocation invocation, RenderedPackage rendered)
    {
        for (var i = 0; i < rendered.Manifests.Count; i++)
        {
            invocation.Output.Write(i == 0 ? "" : "---\n");
            invocation.Output.Write(rendered.Manifests[i].Text);
        }
    }

    private void Report(Invocation invocation, RenderedPackage rendered, string target, bool isDryRun)
    {
        var hash = rendered.Hash();
        if (!invocation.Json)
        {
            var verb = isDryRun ? "would render" : "rendered";
            invocation.WriteLine($"{verb}: {rendered.Manifests.Count} manifest(s) → {target} ({hash})");
            return;
        }

        if (!invocation.Parse.GetValue(_debug))
        {
            invocation.WriteJson(w => WriteSummary(w, rendered, target, hash));
            return;
        }

        var resources = new ListValue(rendered.Manifests.Select(m => m.Resource).ToArray());
        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WritePropertyName("summary");
            WriteSummary(w, rendered, target, hash);
            w.WritePropertyName("evalResult");
            w.WriteRawValue(JsonWriter.Write(resources, OutputFilter.Default));
            w.WriteEndObject();
        });
    }

    private static void WriteSummary(Utf8JsonWriter w, RenderedPackage rendered, string target, string hash)
    {
        w.WriteStartObject();
        w.WriteString("format", "raw-manifests");
        w.WriteString("target", target);
        w.WriteNumber("manifests", rendered.Manifests.Count);
        w.WriteString("hash", hash);
        if (rendered.Manifests.Count > 0)
        {
            w.WriteStartArray("files");
            foreach (var manifest in rendered.Manifests)
            {
                w.WriteStringValue(manifest.Name);
            }

            w.WriteEndArray();
        }

        w.WriteEndObject();
    }
}
