using System.Diagnostics;
using System.Text;
using Kcl.Net.Kustomize;
using Kcl.Net.Tests.Conformance;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Kustomize;

/// <summary>Input that wants to hang, grow or get out: each ends with a message.</summary>
public sealed class HostileBuildTests
{
    private const string Root = "resources:\n- r.yaml\n";

    private static string Fails(params (string Path, string Text)[] files)
    {
        var memory = new MemoryFiles();
        foreach (var (path, text) in files)
        {
            memory.Add(path, Encoding.UTF8.GetBytes(text));
        }

        return Assert.ThrowsAny<KustomizeException>(() => KustomizeBuild.Run(new KustomizeRequest(memory, "/app"))).Message;
    }

    [Fact]
    public void Aliases_that_multiply_are_bounded()
    {
        var bomb = new StringBuilder("kind: A\nmetadata: {name: a}\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append($"a{i}: &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 9)).Append("]\n");
        }

        Assert.Contains("excessive aliasing", Fails(("/app/kustomization.yaml", Root), ("/app/r.yaml", bomb.ToString())), StringComparison.Ordinal);
        Assert.Contains("excessive aliasing", Fails(("/app/kustomization.yaml", bomb.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_may_not_contain_itself() =>
        Assert.Contains("contains itself", Fails(("/app/kustomization.yaml", Root), ("/app/r.yaml", "kind: A\nmetadata: {name: a}\na: &a [*a]\n")), StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = "kind: A\nmetadata: {name: a}\na: " + new string('[', 100_000) + new string(']', 100_000);
        Assert.Contains("max depth", Fails(("/app/kustomization.yaml", Root), ("/app/r.yaml", deep)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resources: [https://example.com/a.yaml]")]
    [InlineData("resources: [github.com/owner/repo]")]
    [InlineData("resources: ['git@github.com:owner/repo.git']")]
    [InlineData("components: [https://github.com/owner/repo//part]")]
    [InlineData("patches: [{path: 'https://example.com/p.yaml'}]")]
    public void Nothing_is_fetched(string kustomization) =>
        Assert.Contains("is refused: akua builds from local files only", Fails(("/app/kustomization.yaml", kustomization)), StringComparison.Ordinal);

    [Fact]
    public void Programs_and_containers_are_not_run()
    {
        const string Plugin = "transformers:\n- |-\n  apiVersion: example.com/v1\n  kind: Runs\n  metadata:\n    name: x\n    annotations:\n      config.kubernetes.io/function: |\n        container: {image: evil}\n";
        Assert.Contains("external plugins disabled", Fails(("/app/kustomization.yaml", Plugin)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_root_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "secret.yaml"), "kind: Secret\nmetadata: {name: s}\n");
        var app = Directory.CreateDirectory(Path.Combine(folder.Path, "app")).FullName;
        File.WriteAllText(Path.Combine(app, "kustomization.yaml"), Root);
        File.CreateSymbolicLink(Path.Combine(app, "r.yaml"), "../secret.yaml");
        var run = CliRun.Of("kustomize", "build", app);
        Assert.Equal(1, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains("is not in or below", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_patch_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "kustomization.yaml"), "resources: [r.yaml]\npatches: [{path: p.yaml}]\n");
        File.WriteAllText(Path.Combine(folder.Path, "r.yaml"), "kind: A\nmetadata: {name: a}\n");
        using (var patch = File.Create(Path.Combine(folder.Path, "p.yaml")))
        {
            patch.SetLength(100 << 20);
        }

        var watch = Stopwatch.StartNew();
        var run = CliRun.Of("kustomize", "build", folder.Path, "-o", Path.Combine(folder.Path, "out.yaml"));
        Assert.Equal(1, run.Code);
        Assert.Contains("is larger than 64 MiB", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "out.yaml")));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_build_that_fails_leaves_the_output_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "kustomization.yaml"), "resources: [missing.yaml]\n");
        var output = Path.Combine(folder.Path, "out.yaml");
        File.WriteAllText(output, "before");
        Assert.Equal(1, CliRun.Of("kustomize", "build", folder.Path, "-o", output).Code);
        Assert.Equal("before", File.ReadAllText(output));
    }
}
