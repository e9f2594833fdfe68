using System.CommandLine;
using System.Globalization;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Composition;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>A verb that changes installations: one with `--repo`, many with `--all`.</summary>
internal abstract class EventVerb : SourceVerb
{
    private readonly Option<string> _repo = new("--repo") { Description = "The installation: a folder, a bare repository or a URL", HelpName = "DIR|URL", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _all = new("--all") { Description = "Every installation in a directory, or in a list with a path in each line", HelpName = "DIR|FILE" };
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "How many installations at once", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _noPush = new("--no-push") { Description = "Leave the remote alone" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask" };
    private readonly bool _isForMany;

    protected EventVerb(string name, string description, bool isForMany, params string[] examples)
        : base(name, description, examples)
    {
        _isForMany = isForMany;
        Options.Add(_repo);
        Options.Add(_noPush);
        Options.Add(_yes);
        if (isForMany)
        {
            Options.Add(_all);
            Options.Add(_jobs);
        }
    }

    public sealed override ExitCode Run(Invocation invocation)
    {
        using var artifacts = Artifacts(invocation);
        var many = _isForMany ? invocation.Parse.GetValue(_all) : null;
        if (many is null)
        {
            var one = new Installation(invocation.Parse.GetValue(_repo)!, artifacts, EventOptionsOf(invocation, isOne: true));
            var outcome = Do(one, invocation);
            EventReport.Write(invocation, null, outcome);
            return ExitCode.Ok;
        }

        var failed = 0;
        var progress = new FleetProgress(invocation);
        var installations = Fleet.Find(many);
        var options = EventOptionsOf(invocation, isOne: false) with { Shared = new SharedPrograms() };
        Fleet.Run(installations, Math.Max(1, invocation.Parse.GetValue(_jobs)), location => Do(new Installation(location, artifacts, options), invocation), (location, outcome, failures) =>
        {
            failed += failures.Count > 0 ? 1 : 0;
            progress.Clear();
            EventReport.WriteMember(invocation, location, outcome, failures);
            progress.Show(installations.Count, failed);
        }, invocation.Cancellation);
        progress.Clear();
        return failed == 0 ? ExitCode.Ok : ExitCode.UserError;
    }

    /// <summary>Carries the event out on one installation.</summary>
    protected abstract EventOutcome Do(Installation installation, Invocation invocation);

    private EventOptions EventOptionsOf(Invocation invocation, bool isOne) => new()
    {
        Plan = invocation.Contract.Plan,
        Pushes = !invocation.Parse.GetValue(_noPush) && !IsOffline(invocation),
        EventId = invocation.Contract.IdempotencyKey,
        Cancellation = invocation.Cancellation,
        Confirm = isOne && !invocation.Parse.GetValue(_yes) && invocation.Host.ErrorIsTerminal() && !invocation.Json ? result => Confirm(invocation, result) : null,
    };

    private static bool Confirm(Invocation invocation, EventResult result)
    {
        if (result.Kind is "new" or "sync")
        {
            return true;
        }

        EventReport.WriteChanges(invocation, result);
        invocation.Output.Flush();
        invocation.Error.Write("Commit this? [y/N] ");
        invocation.Error.Flush();
        using var reader = new StreamReader(invocation.Host.Input());
        return reader.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}

/// <summary>What an event came to, with a bump's report.</summary>
internal sealed record EventOutcome(EventResult Result, BumpReport? Report = null);

/// <summary>One line on a terminal that says how far a run over many installations is.</summary>
internal sealed class FleetProgress(Invocation invocation)
{
    private readonly bool _isShown = invocation.Contract.ShowsProgress && invocation.Host.ErrorIsTerminal();
    private int _done;

    public void Show(int total, int failed)
    {
        _done++;
        if (_isShown)
        {
            invocation.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_done} of {total}{(failed > 0 ? $", {failed} failed" : "")}"));
            invocation.Error.Flush();
        }
    }

    public void Clear()
    {
        if (_isShown && _done > 0)
        {
            invocation.Error.Write("\r" + new string(' ', 40) + "\r");
            invocation.Error.Flush();
        }
    }
}
