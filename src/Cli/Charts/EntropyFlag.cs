using System.CommandLine;
using Kcl.Net.Helm;

namespace Kcl.Net.Cli.Charts;

/// <summary>`--entropy`: where charts get the clock and randomness from.</summary>
internal sealed class EntropyFlag
{
    public const string Fixed = "fixed";
    public const string Random = "random";
    public const string Recorded = "recorded";
    public const string Deny = "deny";

    public EntropyFlag(string standard, params string[] choices)
    {
        Option = new("--entropy") { Description = "Where random values and the time come from", HelpName = string.Join('|', choices), DefaultValueFactory = _ => standard };
        Option.AcceptOnlyFromAmong(choices);
    }

    public Option<string> Option { get; }

    public static SystemEntropy System => new(static () => DateTimeOffset.UtcNow);

    public static IHelmEntropy Of(string? choice) => choice switch
    {
        Fixed => FixedEntropy.Instance,
        Deny => RefusedEntropy.Instance,
        _ => System,
    };
}
