using Kcl.Net.Cli.Charts;
using Kcl.Net.Kustomize;

namespace Kcl.Net.Cli.Verbs;

/// <summary>
/// Reads the arguments of a plain `kustomize build` by hand, as kustomize's own flags library does: building the whole command line
/// takes longer than a small build. Whatever is not a flag of kustomize, help too, is left to the command line proper.
/// </summary>
internal static class KustomizeArguments
{
    /// <summary>The build that the arguments after `kustomize build` ask for; null when they say something else.</summary>
    public static KustomizeRun? Parse(ReadOnlySpan<string> arguments, string workingDirectory)
    {
        string? target = null, output = null, value;
        var request = new KustomizeRequest(new DiskFiles(workingDirectory), ".");
        List<string>? versions = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument.Length < 2 || argument[0] != '-')
            {
                if (target is not null)
                {
                    return null;
                }

                target = argument;
                continue;
            }

            var equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
            var name = equals < 0 ? argument : argument[..equals];
            if (IsSwitch(name))
            {
                var isOn = equals < 0 || argument[(equals + 1)..] is "true" or "1" or "t" or "T" or "TRUE" or "True";
                request = Switch(request, name, isOn);
                continue;
            }

            if (equals >= 0)
            {
                value = argument[(equals + 1)..];
            }
            else if (++i < arguments.Length)
            {
                value = arguments[i];
            }
            else
            {
                return null;
            }

            switch (name)
            {
                case "-o" or "--output":
                    output = value;
                    break;
                case "--load-restrictor":
                    request = request with { LoadRestrictor = value };
                    break;
                case "--reorder":
                    request = request with { OrderText = value };
                    break;
                case "--helm-kube-version":
                    request = request with { HelmKubeVersion = value };
                    break;
                case "--helm-api-versions":
                    (versions ??= []).AddRange(value.Split(','));
                    break;
                case "-e" or "--env" or "--mount" or "--network-name" or "--helm-command":
                    break;
                default:
                    return null;
            }
        }

        return new KustomizeRun(request with { Target = target ?? ".", HelmApiVersions = versions ?? [] }, output, workingDirectory);
    }

    private static bool IsSwitch(string name) => name is "--enable-helm" or "--enable-managedby-label" or "--enable-alpha-plugins" or "--enable-exec"
        or "--as-current-user" or "--network" or "--helm-debug";

    private static KustomizeRequest Switch(KustomizeRequest request, string name, bool isOn) => name switch
    {
        "--enable-helm" => request with { EnablesHelm = isOn, HelmEntropy = EntropyFlag.System },
        "--enable-managedby-label" => request with { AddsManagedByLabel = isOn },
        _ => request,
    };
}
