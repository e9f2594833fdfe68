using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Comparison;
using Kcl.Net.Diagnostics;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>A verb that asks an installation something.</summary>
internal abstract class InstallQueryVerb : Verb
{
    private readonly Option<string> _repo = new("--repo") { Description = "The installation: a folder, a bare repository or a URL", HelpName = "DIR|URL", DefaultValueFactory = _ => "." };

    protected InstallQueryVerb(string name, string description, params string[] examples)
        : base(name, description, examples) => Options.Add(_repo);

    protected InstallQueries Queries(Invocation invocation) => new(invocation.Parse.GetValue(_repo)!, invocation.Cancellation);
}

/// <summary>`akua install status`.</summary>
internal sealed class InstallStatusVerb : InstallQueryVerb
{
    public InstallStatusVerb()
        : base("status", "Say where an installation stands", "akua install status", "akua install status --repo installs/acme --json")
    {
    }

    public override ExitCode Run(Invocation invocation)
    {
        var status = Queries(invocation).Status();
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, null, status));
            return ExitCode.Ok;
        }

        invocation.WriteLine($"{status.Record.Id}: {status.Record.Product} {status.Record.Version} for {status.Record.Customer}");
        invocation.WriteLine($"  branch     {status.Branch} at {status.Commit[..10]}");
        invocation.WriteLine($"  manifests  {status.Resources}, {status.State}");
        if (status.Last is { } last)
        {
            invocation.WriteLine($"  last event {last.Event}: {last.Title} ({last.Author}, {last.Date})");
        }

        return ExitCode.Ok;
    }

    public static void WriteJson(Utf8JsonWriter w, string? location, InstallStatus status)
    {
        w.WriteStartObject();
        if (location is not null)
        {
            w.WriteString("install", location);
        }

        w.WriteString("id", status.Record.Id);
        w.WriteString("customer", status.Record.Customer);
        w.WriteString("product", status.Record.Product);
        w.WriteString("version", status.Record.Version);
        w.WriteString("branch", status.Branch);
        w.WriteString("commit", status.Commit);
        w.WriteNumber("resources", status.Resources);
        w.WriteString("state", status.State);
        w.WriteString("last_event", status.Last?.Event);
        w.WriteEndObject();
    }
}

/// <summary>`akua install log`.</summary>
internal sealed class InstallLogVerb : InstallQueryVerb
{
    private readonly Option<int?> _most = new("--most", "-n") { Description = "How many commits at most", HelpName = "N" };

    public InstallLogVerb()
        : base("log", "Tell what happened to an installation", "akua install log", "akua install log -n 5 --json") => Options.Add(_most);

    public override ExitCode Run(Invocation invocation)
    {
        foreach (var entry in Queries(invocation).Log(invocation.Parse.GetValue(_most)))
        {
            if (invocation.Json)
            {
                invocation.WriteJson(w => WriteJson(w, entry));
            }
            else
            {
                invocation.WriteLine($"{entry.Commit[..10]}  {entry.Date.Split('T')[0]}  {(entry.Event.Length > 0 ? entry.Event : "push"),-8}  {entry.Upstream,-14}  {entry.Author}: {entry.Title}");
            }
        }

        return ExitCode.Ok;
    }

    private static void WriteJson(Utf8JsonWriter w, HistoryEntry entry)
    {
        w.WriteStartObject();
        w.WriteString("commit", entry.Commit);
        w.WriteString("author", entry.Author);
        w.WriteString("date", entry.Date);
        w.WriteString("event", entry.Event.Length > 0 ? entry.Event : "push");
        w.WriteString("event_id", entry.EventId);
        w.WriteString("upstream", entry.Upstream);
        w.WriteString("render_hash", entry.RenderHash);
        w.WriteString("title", entry.Title);
        w.WriteEndObject();
    }
}

/// <summary>`akua install diff`: the manifests of two commits by resource and field. Differences end with exit code 1.</summary>
internal sealed class InstallDiffVerb : InstallQueryVerb
{
    private readonly Argument<string> _range = new("range") { Description = "REV..REV; default: what the newest commit changed", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "HEAD^..HEAD" };

    public InstallDiffVerb()
        : base("diff", "Compare the manifests of two commits by resource and field", "akua install diff", "akua install diff HEAD~3..HEAD --json") => Arguments.Add(_range);

    public override ExitCode Run(Invocation invocation)
    {
        var range = invocation.Parse.GetValue(_range)!;
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var (from, to) = dots < 0 ? (range, "HEAD") : (range[..dots], range[(dots + 2)..]);
        var difference = Queries(invocation).Diff(from, to.Length == 0 ? "HEAD" : to);
        return DifferenceReport.Print(invocation, difference);
    }
}

/// <summary>`akua install list`: the installations of a directory.</summary>
internal sealed class InstallListVerb : Verb
{
    private readonly Argument<string> _directory = new("directory") { Description = "A directory of installations, or a list with a path in each line" };

    public InstallListVerb()
        : base("list", "List the installations of a directory", "akua install list installs", "akua install list installs --json") => Arguments.Add(_directory);

    public override ExitCode Run(Invocation invocation)
    {
        var failed = 0;
        Fleet.Run(Fleet.Find(invocation.Parse.GetValue(_directory)!), Environment.ProcessorCount, location => new InstallQueries(location, invocation.Cancellation).Status(), (location, status, failures) =>
        {
            failed += failures.Count > 0 ? 1 : 0;
            if (status is null)
            {
                FleetFailure.Write(invocation, location, failures);
            }
            else if (invocation.Json)
            {
                invocation.WriteJson(w => InstallStatusVerb.WriteJson(w, location, status));
            }
            else
            {
                invocation.WriteLine($"{location}: {status.Record.Product} {status.Record.Version} for {status.Record.Customer}, {status.State}");
            }
        }, invocation.Cancellation);
        return failed == 0 ? ExitCode.Ok : ExitCode.UserError;
    }
}

/// <summary>One of many installations that failed.</summary>
internal static class FleetFailure
{
    public static void Write(Invocation invocation, string location, IReadOnlyList<Diagnostic> failures)
    {
        if (!invocation.Json)
        {
            invocation.WriteLine($"✗ {location}: {failures[0].Code} {failures[0].Message}");
            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("install", location);
            w.WriteString("status", "failed");
            FindingsReport.WriteJson(w, failures);
            w.WriteEndObject();
        });
    }
}
