using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>`akua install verify`: commits are what they promise.</summary>
internal sealed class InstallVerifyVerb : InstallQueryVerb
{
    private readonly Option<bool> _history = new("--history") { Description = "Every event of the history, not the newest commit alone" };
    private readonly Option<bool> _signed = new("--signed") { Description = "Commits must be signed" };
    private readonly Option<string?> _all = new("--all") { Description = "Every installation in a directory, or in a list with a path in each line", HelpName = "DIR|FILE" };
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "How many installations at once", DefaultValueFactory = _ => Environment.ProcessorCount };

    public InstallVerifyVerb()
        : base("verify", "Check that manifests, pins and signatures are what they should be", "akua install verify", "akua install verify --history --signed", "akua install verify --all installs --json")
    {
        foreach (var option in new Option[] { _history, _signed, _all, _jobs })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var (history, signed) = (parse.GetValue(_history), parse.GetValue(_signed));
        if (parse.GetValue(_all) is not { } many)
        {
            var commits = Queries(invocation).Verify(history, signed);
            Report(invocation, null, commits);
            return commits.All(static c => c.Failures.Count == 0) ? ExitCode.Ok : ExitCode.UserError;
        }

        var failed = 0;
        var shared = new SharedPrograms();
        Fleet.Run(Fleet.Find(many), Math.Max(1, parse.GetValue(_jobs)), location => new InstallQueries(location, invocation.Cancellation, shared).Verify(history, signed), (location, commits, failures) =>
        {
            failed += commits is null || commits.Any(static c => c.Failures.Count > 0) ? 1 : 0;
            if (commits is null)
            {
                FleetFailure.Write(invocation, location, failures);
            }
            else
            {
                Report(invocation, location, commits);
            }
        }, invocation.Cancellation);
        return failed == 0 ? ExitCode.Ok : ExitCode.UserError;
    }

    private static void Report(Invocation invocation, string? location, IReadOnlyList<VerifiedCommit> commits)
    {
        var failures = commits.SelectMany(static c => c.Failures.Select(f => (Commit: c, Failure: f))).ToList();
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, location, commits, failures.ConvertAll(static f => f.Failure)));
            return;
        }

        foreach (var (commit, failure) in failures)
        {
            invocation.WriteLine($"✗ {commit.Commit[..10]} {failure.Code}: {failure.Message}");
        }

        var signatures = commits.Count(static c => c.Signature == "good");
        invocation.WriteLine($"{(location is null ? "" : location + ": ")}{(failures.Count == 0 ? "ok" : "fail")}: {commits.Count} commit(s), {signatures} signed");
    }

    private static void WriteJson(Utf8JsonWriter w, string? location, IReadOnlyList<VerifiedCommit> commits, List<Diagnostic> failures)
    {
        w.WriteStartObject();
        if (location is not null)
        {
            w.WriteString("install", location);
        }

        w.WriteString("status", failures.Count == 0 ? "ok" : "fail");
        w.WriteNumber("commits", commits.Count);
        w.WriteNumber("signed", commits.Count(static c => c.Signature == "good"));
        w.WriteString("commit", commits[0].Commit);
        if (failures.Count > 0)
        {
            FindingsReport.WriteJson(w, failures);
        }

        w.WriteEndObject();
    }
}
