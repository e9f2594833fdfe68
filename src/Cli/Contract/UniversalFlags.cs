using System.CommandLine;

namespace Kcl.Net.Cli.Contract;

/// <summary>The flags every verb accepts.</summary>
internal sealed class UniversalFlags
{
    public Option<bool> Json { get; } = Flag("--json", "Print the result as one line of JSON");

    public Option<bool> NoJson { get; } = Flag("--no-json", "Print text even where JSON is the default");

    public Option<bool> Plan { get; } = Flag("--plan", "Say what would be done and write nothing");

    public Option<string?> Timeout { get; } = new("--timeout") { Description = "Stop after this time, for example 30s (exit code 6)", HelpName = "DURATION", Recursive = true };

    public Option<string?> IdempotencyKey { get; } = new("--idempotency-key") { Description = "Accepted for scripts that retry; writes are safe to repeat", HelpName = "KEY", Recursive = true };

    public Option<string?> Log { get; } = new("--log") { Description = "Form of log lines on stderr", HelpName = "text|json", Recursive = true };

    public Option<string?> LogLevel { get; } = new("--log-level") { Description = "Least level that is logged", HelpName = "debug|info|warn|error", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Log more", Recursive = true };

    public Option<bool> NoColor { get; } = Flag("--no-color", "Never use colour");

    public Option<bool> NoProgress { get; } = Flag("--no-progress", "Never show progress");

    public Option<bool> NoInteractive { get; } = Flag("--no-interactive", "Never ask");

    public Option<bool> NoAgentMode { get; } = Flag("--no-agent-mode", "Ignore the agent environment for this call");

    public void AddTo(Command root)
    {
        Log.AcceptOnlyFromAmong("text", "json");
        LogLevel.AcceptOnlyFromAmong("debug", "info", "warn", "error");
        foreach (Option option in new Option[] { Json, NoJson, Plan, Timeout, IdempotencyKey, Log, LogLevel, Verbose, NoColor, NoProgress, NoInteractive, NoAgentMode })
        {
            root.Options.Add(option);
        }
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Recursive = true };
}
