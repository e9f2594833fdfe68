using System.CommandLine;

namespace Kcl.Net.Cli.Charts;

/// <summary>Flags of Helm that say how a release is installed or fetched. Scripts pass them to `helm template` too, where they change nothing.</summary>
internal static class UnusedFlags
{
    private static readonly string[] Switches =
    [
        "--atomic", "--create-namespace", "--devel", "--disable-openapi-validation", "--enable-dns", "--force", "--force-conflicts",
        "--force-replace", "--hide-notes", "--insecure-skip-tls-verify", "--kube-insecure-skip-tls-verify", "--pass-credentials", "--plain-http", "--render-subchart-notes", "--replace",
        "--rollback-on-failure", "--server-side", "--skip-crds", "--take-ownership", "--wait-for-jobs",
    ];

    private static readonly string[] Values =
    [
        "--burst-limit", "--ca-file", "--cert-file", "--color", "--colour", "--content-cache", "--description", "--key-file", "--keyring", "--kube-apiserver", "--kube-as-group",
        "--kube-as-user", "--kube-ca-file", "--kube-context", "--kube-tls-server-name", "--kube-token", "--kubeconfig", "--labels", "--password", "--post-renderer-args", "--qps",
        "--registry-config", "--repository-cache", "--repository-config", "--username", "--version",
    ];

    public static void AddTo(Command command)
    {
        foreach (var name in Switches)
        {
            command.Options.Add(new Option<bool>(name) { Hidden = true });
        }

        foreach (var name in Values)
        {
            command.Options.Add(new Option<string[]>(name, name == "--labels" ? ["-l"] : []) { Hidden = true });
        }

        command.Options.Add(new Option<string?>("--wait") { Hidden = true, Arity = ArgumentArity.ZeroOrOne });
    }
}
