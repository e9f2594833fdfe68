using System.CommandLine;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>`akua install hook`: makes a bare repository render what is pushed to it; with `--run` it is what the hooks call.</summary>
internal sealed class InstallHookVerb : SourceVerb
{
    private readonly Option<string> _repo = new("--repo") { Description = "The bare repository people push to", HelpName = "DIR", DefaultValueFactory = _ => "." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Refuse pushes that cannot be rendered" };
    private readonly Option<string?> _run = new("--run") { Description = "Act as this hook; git gives the rest", HelpName = "post-receive|pre-receive" };

    public InstallHookVerb()
        : base("hook", "Render what is pushed to a bare repository", "akua install hook --repo acme.git", "akua install hook --repo acme.git --strict")
    {
        foreach (var option in new Option[] { _repo, _strict, _run })
        {
            Options.Add(option);
        }

        _run.AcceptOnlyFromAmong(InstallHook.PostReceive, InstallHook.PreReceive);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var repository = invocation.Parse.GetValue(_repo)!;
        if (invocation.Parse.GetValue(_run) is not { } hook)
        {
            return Install(invocation, repository);
        }

        // git runs hooks in the repository and names it.
        var folder = invocation.Host.Environment("GIT_DIR") ?? repository;
        var updates = Updates(invocation);
        return hook == InstallHook.PreReceive ? Before(invocation, folder, updates) : After(invocation, folder, updates);
    }

    private ExitCode Install(Invocation invocation, string repository)
    {
        var program = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "akua" ? path : "akua";
        var names = InstallHook.Install(repository, invocation.Parse.GetValue(_strict), program, invocation.Cancellation);
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteStartArray("hooks");
                foreach (var name in names)
                {
                    w.WriteStringValue(name);
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine($"installed {string.Join(" and ", names)} in {repository}");
        }

        return ExitCode.Ok;
    }

    private ExitCode After(Invocation invocation, string folder, List<(string, string, string)> updates)
    {
        using var artifacts = Artifacts(invocation);
        foreach (var report in InstallHook.AfterPush(folder, updates, artifacts, invocation.Cancellation))
        {
            if (report.Note is { } note)
            {
                invocation.WriteLine("akua: " + note);
            }
            else if (report.Result is { } result)
            {
                invocation.WriteLine(result.Commit is null ? "akua: manifests are in step" : $"akua: rendered and committed {result.Commit[..10]} on `{report.Branch}`; `git pull` brings it");
                foreach (var line in result.Commit is null ? [] : result.Lines)
                {
                    invocation.WriteLine("akua: " + line);
                }
            }
            else
            {
                invocation.WriteLine($"akua: `{report.Branch}` does not render, so manifests stay as they were:");
                Write(invocation, report.Failures);
            }
        }

        return ExitCode.Ok;
    }

    private static ExitCode Before(Invocation invocation, string folder, List<(string, string, string)> updates)
    {
        var quarantine = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH" })
        {
            if (invocation.Host.Environment(name) is { } value)
            {
                quarantine[name] = value;
            }
        }

        var failures = InstallHook.BeforePush(folder, updates, quarantine, invocation.Cancellation);
        if (failures.Count == 0)
        {
            return ExitCode.Ok;
        }

        invocation.WriteLine("akua: the push is refused, because it does not render:");
        Write(invocation, failures);
        return ExitCode.UserError;
    }

    private static void Write(Invocation invocation, IReadOnlyList<Diagnostics.Diagnostic> failures)
    {
        foreach (var failure in failures)
        {
            StructuredError.Write(invocation.Output, failure, json: false);
        }
    }

    private static List<(string, string, string)> Updates(Invocation invocation)
    {
        using var reader = new StreamReader(invocation.Host.Input());
        var updates = new List<(string, string, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ', 3) is [var old, var next, var reference])
            {
                updates.Add((old, next, reference));
            }
        }

        return updates;
    }
}
