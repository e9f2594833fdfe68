namespace Kcl.Net.Cli.Contract;

/// <summary>Whether an automated agent runs the command, as its environment tells.</summary>
internal sealed record AgentContext(string? Source, string? Name, bool DisabledViaEnvironment)
{
    private static readonly (string Variable, string Source)[] Known =
    [
        ("AGENT", "agent"),
        ("CLAUDECODE", "claude_code"),
        ("GEMINI_CLI", "gemini_cli"),
        ("CURSOR_CLI", "cursor_cli"),
        ("AKUA_AGENT", "akua_agent"),
    ];

    public bool Detected => Source is not null;

    /// <summary>The first variable that is not empty decides.</summary>
    public static AgentContext Detect(Func<string, string?> environment, bool ignored)
    {
        // Set to anything, even nothing, it turns detection off.
        if (environment("AKUA_NO_AGENT_DETECT") is not null)
        {
            return new AgentContext(null, null, DisabledViaEnvironment: true);
        }

        if (!ignored)
        {
            foreach (var (variable, source) in Known)
            {
                if (environment(variable) is { Length: > 0 } name)
                {
                    return new AgentContext(source, name, DisabledViaEnvironment: false);
                }
            }
        }

        return new AgentContext(null, null, DisabledViaEnvironment: false);
    }
}
