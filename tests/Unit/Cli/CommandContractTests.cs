using System.CommandLine;
using System.Text;
using System.Text.Json;
using Kcl.Net.Cli;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Tests.Unit.Cli;

public sealed class CommandContractTests
{
    [Theory]
    [InlineData("5ns", 0)]
    [InlineData("5us", 5e-6)]
    [InlineData("5µs", 5e-6)]
    [InlineData("250ms", 0.25)]
    [InlineData("0s", 0)]
    [InlineData("30s", 30)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    public void Durations(string text, double seconds) => Assert.Equal(seconds, Duration.Parse("--timeout", text).TotalSeconds, 6);

    [Theory]
    [InlineData("5")]
    [InlineData("1.5s")]
    [InlineData("1m30s")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("+1s")]
    [InlineData(" 1s")]
    [InlineData("1 s")]
    [InlineData("1S")]
    [InlineData("٣s")]
    [InlineData("99999999999999999999999s")]
    public void Other_durations_are_an_invalid_flag(string text)
    {
        var run = CliRun.Of("version", "--json", "--timeout", text);
        Assert.Equal(1, run.Code);
        Assert.Equal("E_INVALID_FLAG", ErrorOf(run).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("AGENT=x", "agent", "x")]
    [InlineData("CLAUDECODE=0", "claude_code", "0")]
    [InlineData("AGENT= CURSOR_CLI=1 AKUA_AGENT=2", "cursor_cli", "1")]
    public void Agents_are_detected_in_order(string environment, string source, string name)
    {
        var run = CliRun.With(Env(environment), "whoami");
        Assert.Equal($"{{\"agent_context\":{{\"detected\":true,\"source\":\"{source}\",\"name\":\"{name}\",\"disabled_via_env\":false}},\"version\":\"0.1.0\"}}\n", run.Output);
        Assert.Contains($"agent: {source} ({name})", CliRun.With(Env(environment), "whoami", "--no-json").Output, StringComparison.Ordinal);
        Assert.StartsWith("not logged in\n", CliRun.With(Env(environment), "whoami", "--no-agent-mode").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AGENT=", false)]
    [InlineData("AGENT=1 AKUA_NO_AGENT_DETECT=", true)]
    public void Detection_can_be_absent_or_disabled(string environment, bool disabled)
    {
        var run = CliRun.With(Env(environment), "whoami", "--json");
        Assert.Equal($"{{\"agent_context\":{{\"detected\":false,\"disabled_via_env\":{(disabled ? "true" : "false")}}},\"version\":\"0.1.0\"}}\n", run.Output);
        Assert.Equal("akua 0.1.0\n", CliRun.With(Env(environment), "version").Output);
    }

    [Theory]
    [InlineData("AKUA_REJECT_REPLACE=1", "", true)]
    [InlineData("AKUA_REJECT_REPLACE=true", "", false)]
    [InlineData("AGENT=x", "", true)]
    [InlineData("AGENT=x", "--no-agent-mode", false)]
    [InlineData("X=1", "", false)]
    public void Automation_rejects_replacements(string environment, string flag, bool expected)
    {
        var flags = new UniversalFlags();
        var parse = AkuaCommandLine.Build(flags, []).Parse(("version " + flag).TrimEnd());
        Assert.Equal(expected, CommandContract.Of(parse, flags, n => Env(environment).GetValueOrDefault(n)).RejectReplace);
    }

    [Theory]
    [InlineData("version", "--json", "--no-json")]
    [InlineData("nope")]
    [InlineData("vendor")]
    [InlineData("vendor", "add")]
    [InlineData("version", "--log", "xml", "--json")]
    [InlineData("version", "--nope")]
    [InlineData("version", "--timeout=")]
    [InlineData("completion", "tcsh")]
    [InlineData]
    public void Mistakes_in_the_command_line_are_plain_text(params string[] args)
    {
        var run = CliRun.Of(args);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_verb_or_flag_gets_a_suggestion()
    {
        Assert.Contains("did you mean 'vendor'?", CliRun.Of("vendro", "check").Error, StringComparison.Ordinal);
        Assert.Contains("did you mean '--workspace'?", CliRun.Of("vendor", "check", "--worksapce", ".").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Structured_errors_have_both_forms()
    {
        var origin = new Origin(new SourceFile("./akua.toml", "a\nbc"), new TextSpan(3, 1));
        var diagnostic = Diagnostic.At("E_X", "", origin, "bad \u001b[31m<é>") with { Field = "f", Help = "do" };
        Assert.Equal(
            "{\"level\":\"error\",\"code\":\"E_X\",\"message\":\"bad \\u001B[31m<é>\",\"path\":\"./akua.toml\",\"field\":\"f\",\"line\":2,\"suggestion\":\"do\",\"docs\":\"https://cli.akua.dev/errors/E_X\"}\n",
            Write(diagnostic, json: true));
        Assert.Equal(
            "error[E_X]: bad \\u{1b}[31m<é>\n  at ./akua.toml:2:2\n  suggestion: do\n  docs: https://cli.akua.dev/errors/E_X\n",
            Write(diagnostic, json: false));
    }

    [Fact]
    public void Every_command_has_help_with_examples_that_parse()
    {
        var root = AkuaCommandLine.Build(new UniversalFlags(), []);
        foreach (var (path, command) in All(root, []))
        {
            var help = CliRun.Of([.. path, "--help"]);
            Assert.Equal(0, help.Code);
            Assert.Contains("\nExamples:\n  ", help.Output, StringComparison.Ordinal);
            foreach (var example in (command as Verb)?.Examples ?? [])
            {
                var start = example.IndexOf("akua ", StringComparison.Ordinal) + 5;
                var line = example[start..].Split([" >", " |", ")"], StringSplitOptions.None)[0];
                Assert.Empty(root.Parse(line).Errors);
            }
        }
    }

    [Theory]
    [InlineData("", "vendor")]
    [InlineData("vendor ", "check")]
    [InlineData("vendor ch", "check")]
    [InlineData("vendor add x --pl", "--plan")]
    public void Completion_is_answered_by_the_suggest_directive(string line, string candidate)
    {
        var run = CliRun.Of($"[suggest:{line.Length}]", line);
        Assert.Contains(candidate, run.Output.Split(['\n', '\r']));
        foreach (var shell in new[] { "bash", "zsh", "fish" })
        {
            Assert.Contains("[suggest:", CliRun.Of("completion", shell).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_defect_is_one_coded_line_and_never_a_stack_trace()
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = AkuaCommandLine.Run(["version", "--json"], new CliHost(output, error, _ => throw new InvalidOperationException("secret")));
        var text = Encoding.UTF8.GetString(error.ToArray());
        Assert.Equal(2, code);
        Assert.StartsWith("error[E_INTERNAL]: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string[] Path, Command Command)> All(Command command, string[] path) =>
        command.Subcommands.SelectMany(c => All(c, [.. path, c.Name])).Prepend((path, command));

    private static string Write(Diagnostic diagnostic, bool json)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        StructuredError.Write(writer, diagnostic, json);
        return writer.ToString();
    }

    private static JsonElement ErrorOf(CliRun run) => JsonDocument.Parse(run.Error).RootElement;

    private static Dictionary<string, string> Env(string text) =>
        text.Split(' ').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
