using System.CommandLine;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>`akua install sync`: render the branch's head and record the result.</summary>
internal sealed class InstallSyncVerb : EventVerb
{
    public InstallSyncVerb()
        : base("sync", "Render the newest commit and commit what changed", isForMany: true, "akua install sync", "akua install sync --all installs --json")
    {
    }

    protected override EventOutcome Do(Installation installation, Invocation invocation) => new(installation.Sync());
}

/// <summary>`akua install bump`: another version of the product.</summary>
internal sealed class InstallBumpVerb : EventVerb
{
    private readonly Option<string?> _to = new("--to") { Description = "The version; without it the latest", HelpName = "VERSION" };
    private readonly Option<string?> _from = new("--from") { Description = "Where the product is now, when it moved", HelpName = "PRODUCT" };
    private readonly Option<string[]> _unset = new("--unset") { Description = "Take an input out of inputs.yaml", HelpName = "NAME" };
    private readonly InputFlags _inputs = new();

    public InstallBumpVerb()
        : base("bump", "Take another version of the product", isForMany: true, "akua install bump --to 2.0.0 --plan", "akua install bump --to 2.0.0 --unset logLevel --set logVerbosity=debug", "akua install bump --all installs --to 2.0.0 --plan --json")
    {
        foreach (var option in new Option[] { _to, _from, _unset })
        {
            Options.Add(option);
        }

        _inputs.AddTo(this);
    }

    protected override EventOutcome Do(Installation installation, Invocation invocation)
    {
        var parse = invocation.Parse;
        var (result, report) = installation.Bump(new BumpRequest(parse.GetValue(_to), parse.GetValue(_from), _inputs.Read(parse), parse.GetValue(_unset) ?? []));
        return new EventOutcome(result, report);
    }
}

/// <summary>`akua install rollback`: an earlier state as a new commit.</summary>
internal sealed class InstallRollbackVerb : EventVerb
{
    private readonly Argument<string?> _revision = new("revision") { Description = "The commit to go back to; default: the one before the newest", Arity = ArgumentArity.ZeroOrOne };

    public InstallRollbackVerb()
        : base("rollback", "Go back to an earlier state with a new commit", isForMany: false, "akua install rollback", "akua install rollback HEAD~2 --yes") => Arguments.Add(_revision);

    protected override EventOutcome Do(Installation installation, Invocation invocation) => new(installation.Rollback(invocation.Parse.GetValue(_revision)));
}
