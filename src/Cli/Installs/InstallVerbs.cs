namespace Kcl.Net.Cli.Installs;

/// <summary>The verbs of `akua install`.</summary>
internal static class InstallVerbs
{
    public const string Description = "One private repository for each installation of a product";
    private static readonly string[] Names = ["new", "edit", "sync", "bump", "rollback", "status", "log", "diff", "verify", "list", "hook"];

    /// <summary>The named verb alone, because a run needs no other; all of them when the name is none.</summary>
    public static Verb[] Named(string? name) => name is not null && Create(name) is { } verb ? [verb] : [.. Names.Select(n => Create(n)!)];

    private static Verb? Create(string name) => name switch
    {
        "new" => new InstallNewVerb(),
        "edit" => new InstallEditVerb(),
        "sync" => new InstallSyncVerb(),
        "bump" => new InstallBumpVerb(),
        "rollback" => new InstallRollbackVerb(),
        "status" => new InstallStatusVerb(),
        "log" => new InstallLogVerb(),
        "diff" => new InstallDiffVerb(),
        "verify" => new InstallVerifyVerb(),
        "list" => new InstallListVerb(),
        "hook" => new InstallHookVerb(),
        _ => null,
    };
}
