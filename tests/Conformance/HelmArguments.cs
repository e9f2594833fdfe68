using Kcl.Net.Helm;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The flags of `helm template` the corpora use, as options.</summary>
internal static class HelmArguments
{
    public static HelmTemplateOptions Apply(IReadOnlyList<string> arguments, HelmTemplateOptions options)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var equals = arguments[i].IndexOf('=', StringComparison.Ordinal);
            var inline = arguments[i].StartsWith("--", StringComparison.Ordinal) && equals > 0;
            var flag = inline ? arguments[i][..equals] : arguments[i];
            string Next() => inline ? arguments[i][(equals + 1)..] : arguments[++i];
            options = flag switch
            {
                "--namespace" or "-n" => options with { Namespace = Next() },
                "--include-crds" => options with { IncludeCrds = true },
                "--skip-tests" => options with { SkipTests = true },
                "--no-hooks" => options with { NoHooks = true },
                "--is-upgrade" => options with { IsUpgrade = true },
                "--debug" => options with { Debug = true },
                "--kube-version" => options with { KubeVersion = Next() },
                "--api-versions" or "-a" => options with { ApiVersions = [.. options.ApiVersions, .. Next().Split(',')] },
                "--show-only" or "-s" => options with { ShowOnly = [.. options.ShowOnly, Next()] },
                "--skip-schema-validation" => options with { SkipSchemaValidation = true },
                _ => throw new NotSupportedException("flag " + flag),
            };
        }

        return options;
    }
}
