using System.CommandLine;

namespace Kcl.Net.Cli.Contract;

/// <summary>
/// What the universal flags and the agent environment mean for one call. <see cref="RejectReplace"/> is for verbs that
/// build: automation must not build from local replacements.
/// </summary>
internal sealed record CommandContract(bool Json, bool Plan, string? TimeoutText, AgentContext Agent, bool RejectReplace, bool ShowsProgress)
{
    /// <summary>Names what is asked for, so that asking again does not do it twice; null when it has no name.</summary>
    public string? IdempotencyKey { get; init; }

    public static CommandContract Of(ParseResult parse, UniversalFlags flags, Func<string, string?> environment)
    {
        var agent = AgentContext.Detect(environment, parse.GetValue(flags.NoAgentMode));
        var json = parse.GetValue(flags.Json) || (agent.Detected && !parse.GetValue(flags.NoJson));

        // Exactly `1`: the variable is a promise of a pipeline, not a general switch.
        var rejectReplace = agent.Detected || environment("AKUA_REJECT_REPLACE") == "1";
        return new CommandContract(json, parse.GetValue(flags.Plan), parse.GetValue(flags.Timeout), agent, rejectReplace, !json && !agent.Detected && !parse.GetValue(flags.NoProgress)) { IdempotencyKey = parse.GetValue(flags.IdempotencyKey) };
    }
}
