using System.Text;
using Kcl.Net.Cli;

namespace Kcl.Net.Tests.Unit.Cli;

/// <summary>The program called by the name `kcl`.</summary>
public sealed class KclNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kcl-name-").FullName;

    public KclNameTests() => File.WriteAllText(Path.Combine(_folder, "main.k"), "a = 1\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Does_what_the_group_does()
    {
        Assert.Equal((0, "a: 1\n"), (Kcl("run", "main.k").Code, Kcl("run", "main.k").Output));
        Assert.Equal(CliRun.In(_folder, "kcl", "dump", "main.k").Output, Kcl("dump", "main.k").Output);
        Assert.Equal(1, Kcl("render").Code);
    }

    [Fact]
    public void A_file_alone_is_run()
    {
        Assert.Equal("a: 1\n", Kcl("main.k").Output);
        Assert.Equal("a: 1\n", Kcl(".").Output);
        Assert.Equal("a: 1\n", CliRun.In(_folder, "kcl", "main.k").Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("fmt", "--help")]
    [InlineData("nope")]
    [InlineData("fmt", "--nope")]
    [InlineData("completion", "bash")]
    [InlineData("completion", "zsh")]
    [InlineData("completion", "fish")]
    public void Texts_have_the_name(params string[] args)
    {
        var run = Kcl(args);
        Assert.Contains("kcl", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("akua", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Completion_offers_the_verbs_of_the_group() =>
        Assert.Equal(["fmt"], Kcl("[suggest:1]", "f").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private CliRun Kcl(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = AkuaCommandLine.Run(args, new CliHost(output, error, static _ => null) { WorkingDirectory = _folder, CommandName = "kcl" });
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
