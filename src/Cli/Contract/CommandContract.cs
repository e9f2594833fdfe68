using System.CommandLine;

namespace Kcl.Net.Cli.Contract;

/// <summary>What the universal flags and the agent environment mean for one call.</summary>
internal sealed record CommandContract(bool Json, bool Plan, string? TimeoutText, AgentContext Agent)
{
    public static CommandContract Of(ParseResult parse, UniversalFlags flags, Func<string, string?> environment)
    {
        var agent = AgentContext.Detect(environment, parse.GetValue(flags.NoAgentMode));
        var json = parse.GetValue(flags.Json) || (agent.Detected && !parse.GetValue(flags.NoJson));
        return new CommandContract(json, parse.GetValue(flags.Plan), parse.GetValue(flags.Timeout), agent);
    }
}
