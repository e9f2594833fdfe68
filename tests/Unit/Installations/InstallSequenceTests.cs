using System.Globalization;
using Kcl.Net.Tests.Unit.Cli;
using Kcl.Net.Tests.Unit.Sources;

namespace Kcl.Net.Tests.Unit.Installations;

/// <summary>
/// Random sequences of events on real repositories: edits, pushes, bumps, reverts, pairs at the same moment and runs that are killed. After
/// each event history only grew and every event in it holds. INSTALL_SEQUENCES says how many; the seed is fixed.
/// </summary>
public sealed class InstallSequenceTests
{
    private const int EventsEach = 5;

    [ToolFact("git")]
    public void Whatever_happens_history_only_grows_and_holds()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("INSTALL_SEQUENCES"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 2;
        for (var seed = 0; seed < count; seed++)
        {
            using var folder = new InstallFolder();
            var random = new Random(seed);
            var acme = folder.Install("acme");
            var log = new List<string>();
            for (var i = 0; i < EventsEach; i++)
            {
                var before = folder.Git(acme, "rev-parse", "HEAD");
                log.Add(Happen(folder, acme, random));
                Settle(acme);
                var context = $"seed {seed}: {string.Join(", ", log)}";
                Assert.True(folder.Git(acme, "merge-base", before, "HEAD") == before, context);
                Assert.True(folder.Git(acme, "status", "--porcelain").Length == 0, context);
                var verified = CliRun.Of("install", "verify", "--history", "--repo", acme);
                Assert.True(verified.Code == 0, $"{context}\n{verified.Output}{verified.Error}");
            }
        }
    }

    /// <summary>The next event of any kind, which finishes what a killed one left.</summary>
    private static void Settle(string acme)
    {
        var run = CliRun.Of("install", "sync", "--repo", acme);
        Assert.True(run.Code == 0, run.Error);
    }

    private static string Happen(InstallFolder folder, string acme, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                return Install("edit", "--set", $"replicas={random.Next(1, 50)}");
            case 1:
                File.AppendAllText(Path.Combine(acme, "package.k"), $"# note {random.Next()}\n");
                folder.Git(acme, "commit", "--quiet", "-am", "A note");
                return "push";
            case 2:
                return Install("bump", "--to", random.Next(2) == 0 ? "1.0.0" : "2.0.0");
            case 3:
                if (folder.Git(acme, "rev-list", "--count", "HEAD") != "1")
                {
                    folder.Git(acme, "revert", "--no-edit", "HEAD");
                }

                return "revert";
            case 4:
                Parallel.Invoke(() => Install("edit", "--set", $"replicas={random.Next(1, 50)}"), () => Install("edit", "--set", "logLevel=warn"));
                return "pair";
            default:
                var wait = random.Next(50, 900);
                var process = AkuaProcess.Start(folder.At("."), "install", "edit", "--repo", acme, "--set", $"replicas={random.Next(1, 50)}");
                if (!process.WaitForExit(wait))
                {
                    process.Kill(entireProcessTree: true);
                }

                AkuaProcess.Finish(process);
                File.Delete(Path.Combine(acme, ".git", "index.lock"));
                return $"kill after {wait} ms";
        }

        string Install(string verb, params string[] more)
        {
            var run = CliRun.Of(["install", verb, "--repo", acme, .. more]);
            Assert.True(run.Code == 0 || run.Error.Contains("E_INSTALL_INPUTS", StringComparison.Ordinal), run.Error);
            return $"{verb} {string.Join(' ', more)}";
        }
    }
}
