using Kcl.Net.Tests.Unit.Cli;
using Kcl.Net.Tests.Unit.Sources;

namespace Kcl.Net.Tests.Unit.Installations;

/// <summary>`akua install` on real repositories.</summary>
public sealed class InstallVerbTests : IDisposable
{
    private readonly InstallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("git")]
    public void A_new_installation_is_one_commit_that_holds_all()
    {
        var acme = _folder.Install("acme", "--customer", "Acme Inc.");
        Assert.Equal("1", _folder.Git(acme, "rev-list", "--count", "HEAD"));
        Assert.Equal("", _folder.Git(acme, "status", "--porcelain"));
        var message = _folder.Git(acme, "log", "-1", "--format=%B");
        Assert.StartsWith("Install webapp 1.0.0 for Acme Inc.\n", message, StringComparison.Ordinal);
        Assert.Contains("\nAkua-Upstream: webapp 1.0.0\n", message, StringComparison.Ordinal);
        var deployment = File.ReadAllText(Directory.GetFiles(Path.Combine(acme, "manifests"), "*deployment*").Single());
        Assert.Contains("install.akua.dev/customer: Acme-Inc", deployment, StringComparison.Ordinal);
        Assert.Equal(2, deployment.Split("install.akua.dev/id: acme").Length - 1);
        Assert.Contains("\n# replicas: 2\n", File.ReadAllText(Path.Combine(acme, "inputs.yaml")), StringComparison.Ordinal);
        Ok("verify", "--repo", acme, "--history");
    }

    [ToolFact("git")]
    public void A_clone_renders_what_was_committed_without_anything_else()
    {
        var acme = _folder.Install("acme");
        _folder.Git(".", "clone", "--quiet", acme, "clone");
        var run = CliRun.Of("render", "--offline", "--package", _folder.At("clone/package.k"), "--out", _folder.At("deploy"));
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(Files(Path.Combine(acme, "manifests")), Files(_folder.At("deploy")));
    }

    [ToolFact("git")]
    public void An_edit_keeps_comments_and_commits_inputs_with_manifests()
    {
        var acme = _folder.Install("acme");
        Ok("edit", "--repo", acme, "--set", "replicas=3");
        Assert.Contains("\nreplicas: 3\n", File.ReadAllText(Path.Combine(acme, "inputs.yaml")), StringComparison.Ordinal);
        Assert.Equal("Set replicas to 3", _folder.Git(acme, "log", "-1", "--format=%s"));
        Assert.Contains("inputs.yaml", _folder.Git(acme, "diff", "--name-only", "HEAD^", "HEAD"), StringComparison.Ordinal);
        Ok("verify", "--repo", acme, "--history");
        Fails("E_INSTALL_INPUTS", "edit", "--repo", acme, "--set", "replicas=99");
        Fails("E_INSTALL_INPUTS", "edit", "--repo", acme, "--set", "replcas=3");
        Assert.Equal("2", _folder.Git(acme, "rev-list", "--count", "HEAD"));
    }

    [ToolFact("git")]
    public void An_event_happens_once()
    {
        var acme = _folder.Install("acme");
        Ok("edit", "--repo", acme, "--set", "replicas=3", "--idempotency-key", "e1");
        Assert.Contains("done already", Ok("edit", "--repo", acme, "--set", "replicas=4", "--idempotency-key", "e1"), StringComparison.Ordinal);
        Assert.Equal("2", _folder.Git(acme, "rev-list", "--count", "HEAD"));
    }

    [ToolFact("git")]
    public void A_pushed_patch_is_rendered_and_hand_edits_are_replaced()
    {
        var acme = _folder.Install("acme");
        Patch(acme, "if r.kind == \"Deployment\": spec: {replicas = 7}");
        var manifest = Directory.GetFiles(Path.Combine(acme, "manifests"), "*service*").Single();
        File.AppendAllText(manifest, "# mine\n");
        _folder.Git(acme, "commit", "--quiet", "-am", "More of it");
        Assert.Equal(1, CliRun.Of("install", "verify", "--repo", acme).Code);
        Assert.Contains("Edited by hand", Ok("sync", "--repo", acme), StringComparison.Ordinal);
        Ok("verify", "--repo", acme, "--history");
        Assert.Contains("nothing to do", Ok("sync", "--repo", acme), StringComparison.Ordinal);
        Assert.DoesNotContain("# mine", File.ReadAllText(manifest), StringComparison.Ordinal);
    }

    [ToolFact("git")]
    public void A_bump_tells_what_changes_and_waits_for_what_is_missing()
    {
        var acme = _folder.Install("acme", "--set", "logLevel=debug");
        Patch(acme, "if r.kind == \"CronJob\": spec: {suspend = True}");
        _folder.Git(acme, "commit", "--quiet", "-am", "A patch");
        var plan = Ok("bump", "--repo", acme, "--to", "2.0.0", "--plan");
        Assert.Contains("`logLevel` is gone; is it `logVerbosity` now?", plan, StringComparison.Ordinal);
        Fails("E_INSTALL_INPUTS", "bump", "--repo", acme, "--to", "2.0.0");
        Fails("E_INSTALL_PRODUCT", "bump", "--repo", acme, "--to", "3.0.0");
        Assert.Equal("2", _folder.Git(acme, "rev-list", "--count", "HEAD"));
        var done = Ok("bump", "--repo", acme, "--to", "2.0.0", "--unset", "logLevel", "--set", "logVerbosity=debug");
        Assert.Contains("matches no resource", done, StringComparison.Ordinal);
        Assert.Contains("+ PodDisruptionBudget.policy", done, StringComparison.Ordinal);
        Assert.Contains("version = \"2.0.0\"", File.ReadAllText(Path.Combine(acme, "package.k")), StringComparison.Ordinal);
        Ok("verify", "--repo", acme, "--history");
        Ok("rollback", "--repo", acme);
        Assert.Contains("webapp 1.0.0", Ok("status", "--repo", acme), StringComparison.Ordinal);
        Ok("verify", "--repo", acme, "--history");
        _folder.Git(acme, "revert", "--no-edit", "HEAD");
        Assert.Contains("nothing to do", Ok("sync", "--repo", acme), StringComparison.Ordinal);
    }

    [ToolFact("git")]
    public void What_cannot_be_worked_on_safely_is_refused()
    {
        var acme = _folder.Install("acme");
        Fails("E_INSTALL_EXISTS", "new", InstallFolder.Product, "--repo", acme, "--set", "host=a");
        File.AppendAllText(Path.Combine(acme, "README.md"), "more\n");
        Fails("E_INSTALL_DIRTY", "edit", "--repo", acme, "--set", "replicas=3");
        _folder.Git(acme, "checkout", "--quiet", "--", ".");
        _folder.Git(acme, "checkout", "--quiet", "-b", "other");
        Fails("E_INSTALL_BRANCH", "edit", "--repo", acme, "--set", "replicas=3");
        _folder.Git(acme, "checkout", "--quiet", "main");
        Fails("E_INSTALL_MISSING", "status", "--repo", _folder.At("nothing"));
        _folder.Git(acme, "config", "commit.gpgsign", "true");
        _folder.Git(acme, "config", "gpg.format", "ssh");
        _folder.Git(acme, "config", "user.signingkey", _folder.At("no-key"));
        Fails("E_INSTALL_SIGN", "edit", "--repo", acme, "--set", "replicas=3");
        _folder.Git(acme, "config", "commit.gpgsign", "false");
        Assert.Equal("1", _folder.Git(acme, "rev-list", "--count", "HEAD"));
        Ok("edit", "--repo", acme, "--set", "replicas=3");
        _folder.Git(".", "clone", "--quiet", "--depth=1", "file://" + acme, "shallow");
        Fails("E_INSTALL_SHALLOW", "edit", "--repo", _folder.At("shallow"), "--set", "replicas=4");
    }

    [ToolFact("git")]
    public void Concurrent_events_are_all_kept_in_one_line_of_history()
    {
        var acme = _folder.Install("acme");
        Parallel.For(3, 7, n => Ok("edit", "--repo", acme, "--set", $"replicas={n}"));
        Assert.Equal("5", _folder.Git(acme, "rev-list", "--count", "HEAD"));
        Assert.Equal("", _folder.Git(acme, "status", "--porcelain"));
        Ok("verify", "--repo", acme, "--history");
    }

    [ToolFact("git")]
    public void Two_clones_of_a_remote_lose_no_event()
    {
        var seed = _folder.Install("seed");
        _folder.Git(".", "clone", "--quiet", "--bare", seed, "acme.git");
        foreach (var name in new[] { "one", "two" })
        {
            _folder.Git(".", "clone", "--quiet", _folder.At("acme.git"), name);
            _folder.Git(name, "config", "user.name", name);
            _folder.Git(name, "config", "user.email", "x@example.com");
        }

        Ok("edit", "--repo", _folder.At("one"), "--set", "replicas=3");
        Ok("edit", "--repo", _folder.At("two"), "--set", "logLevel=debug");
        Assert.Equal("3", _folder.Git("acme.git", "rev-list", "--count", "main"));
        Ok("verify", "--repo", _folder.At("acme.git"), "--history");
    }

    [ToolFact("git")]
    public void Many_are_done_at_once_and_one_that_fails_stops_no_other()
    {
        foreach (var name in new[] { "installs/a", "installs/b", "installs/c" })
        {
            _folder.Install(name, "--name", Path.GetFileName(name));
        }

        File.AppendAllText(_folder.At("installs/b/README.md"), "more\n");
        var run = CliRun.Of("install", "edit", "--all", _folder.At("installs"), "--set", "replicas=3", "--json", "--idempotency-key", "k");
        Assert.Equal(1, run.Code);
        Assert.Equal(3, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, run.Output.Split("\"status\":\"committed\"").Length - 1);
        Assert.Contains("E_INSTALL_DIRTY", run.Output, StringComparison.Ordinal);
        _folder.Git("installs/b", "checkout", "--quiet", "--", ".");
        var again = CliRun.Of("install", "edit", "--all", _folder.At("installs"), "--set", "replicas=3", "--json", "--idempotency-key", "k");
        Assert.Equal(2, again.Output.Split("\"status\":\"repeated\"").Length - 1);
        Assert.Equal(0, CliRun.Of("install", "verify", "--all", _folder.At("installs")).Code);
        Assert.Equal(0, CliRun.Of("install", "bump", "--all", _folder.At("installs"), "--to", "2.0.0", "--plan", "--json").Code);
    }

    private static void Patch(string repository, string patch)
    {
        var path = Path.Combine(repository, "package.k");
        var text = File.ReadAllText(path);
        const string Empty = "    {\n    }\n";
        Assert.Contains(Empty, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(Empty, $"    {{\n        {patch}\n    }}\n", StringComparison.Ordinal));
    }

    private static string Ok(params string[] arguments)
    {
        var run = CliRun.Of(["install", .. arguments]);
        Assert.True(run.Code == 0, run.Output + run.Error);
        return run.Output;
    }

    private static void Fails(string code, params string[] arguments)
    {
        var run = CliRun.Of(["install", .. arguments]);
        Assert.Equal(1, run.Code);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string folder) => Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);
}
