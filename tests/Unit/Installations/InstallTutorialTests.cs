using System.Diagnostics;
using Kcl.Net.Tests.Conformance;
using Kcl.Net.Tests.Unit.Sources;

namespace Kcl.Net.Tests.Unit.Installations;

/// <summary>Every command of docs/installations.md, in order, in one shell; the first that fails ends it.</summary>
public sealed class InstallTutorialTests
{
    [ToolFact("git", "bash")]
    public void Every_command_of_the_tutorial_works()
    {
        var folder = Directory.CreateTempSubdirectory("tutorial-");
        try
        {
            var examples = Path.Combine(folder.FullName, "examples");
            Directory.CreateDirectory(examples);
            Directory.CreateSymbolicLink(Path.Combine(examples, "product-webapp"), InstallFolder.Product);
            File.WriteAllText(Path.Combine(folder.FullName, ".gitconfig"), "[user]\nname = Ada\nemail = ada@example.com\n[init]\ndefaultBranch = main\n");
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", Commands()]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var name in start.Environment.Keys.Where(static k => k.StartsWith("GIT_", StringComparison.Ordinal) || k is "AGENT" or "CLAUDECODE" or "GEMINI_CLI" or "CURSOR_CLI" or "AKUA_AGENT" or "XDG_CONFIG_HOME").ToList())
            {
                start.Environment.Remove(name);
            }

            start.Environment["HOME"] = folder.FullName;
            start.Environment["PATH"] = AppContext.BaseDirectory + ":" + start.Environment["PATH"];
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output + error.Result);
            Assert.Contains("rendered and committed", error.Result, StringComparison.Ordinal);
            Assert.Equal(2, output.Split("\"status\":\"repeated\"").Length - 1);
            Assert.DoesNotContain("fail:", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Commands()
    {
        var lines = File.ReadAllLines(Path.Combine(Corpus.ProjectRoot, "docs", "installations.md"));
        var commands = new List<string>();
        var inside = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```sh";
            }
            else if (inside)
            {
                commands.Add(line);
            }
        }

        Assert.NotEmpty(commands);
        return string.Join('\n', commands);
    }
}
