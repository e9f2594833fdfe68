using System.Text;
using Kcl.Net.Cli;

namespace Kcl.Net.Tests.Unit.Cli;

public sealed class KclFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fmt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Formats_the_files_of_a_folder_in_place()
    {
        Write("a.k", "a=1");
        Write("b.k", "b = 1\n");
        Write("sub/c.k", "c=1");
        Assert.Equal((0, "formatted: a.k\n", ""), Run("."));
        Assert.Equal("a = 1\n", Read("a.k"));
        Assert.Equal("c=1", Read("sub/c.k"));
        Assert.Equal((0, "formatted: sub/c.k\n", ""), Run("./..."));
        Assert.Equal((0, "", ""), Run("./..."));
    }

    [Fact]
    public void A_file_that_does_not_parse_is_left_and_the_others_are_done()
    {
        Write("a.k", "x = = 1");
        Write("b.k", "b=1");
        var (code, output, error) = Run(".");
        Assert.Equal((1, "formatted: b.k\n"), (code, output));
        Assert.Contains("error[E1001]: InvalidSyntax\n --> a.k:1:5", error, StringComparison.Ordinal);
        Assert.Equal("x = = 1", Read("a.k"));
    }

    [Fact]
    public void Check_writes_nothing_and_fails()
    {
        Write("a.k", "a=1");
        Assert.Equal((1, "would reformat: a.k\n", ""), Run("--check", "a.k"));
        Assert.Equal("a=1", Read("a.k"));
        Assert.Equal((1, "{\"files\":[{\"path\":\"a.k\",\"changed\":true}]}\n", ""), Run("--check", "--json", "a.k"));
    }

    [Fact]
    public void Diff_shows_what_would_change()
    {
        Write("a.k", "a=1\nb = 2\n");
        Assert.Equal((0, "--- a.k\n+++ a.k\n@@ -1,2 +1,2 @@\n-a=1\n+a = 1\n b = 2\n", ""), Run("--diff", "a.k"));
        Assert.Equal("a=1\nb = 2\n", Read("a.k"));
    }

    [Fact]
    public void Standard_input_goes_to_standard_output()
    {
        Assert.Equal((0, "a = 1\n", ""), Piped("a=1", "-"));
        var (code, output, error) = Piped("x = = 1", "-");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("E1001", error, StringComparison.Ordinal);
        Assert.Equal((1, "would reformat: stdin.k\n", ""), Piped("a=1", "-", "--check"));
    }

    [Fact]
    public void What_is_not_text_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a.k"), [0x61, 0x3D, 0xFF]);
        var (code, _, error) = Run("a.k");
        Assert.Equal(2, code);
        Assert.Contains("cannot read `a.k`: it is not UTF-8 text", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains("please check the file path gone.k", Run("gone.k").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("[*.k]\nindent_size = 2\n", "if a:\n  b = 1\n")]
    [InlineData("[*]\nindent_style = tab\n", "if a:\n\tb = 1\n")]
    [InlineData("[*.k]\nindent_style = space\nindent_size = tab\ntab_width = 3\n", "if a:\n   b = 1\n")]
    [InlineData("[*.{py,k}]\nindent_size = 2\n[sub/**.k]\nindent_size = 8\n", "if a:\n  b = 1\n")]
    [InlineData("[*.py]\nindent_size = 2\n", "if a:\n    b = 1\n")]
    [InlineData("not a section [[[\n", "if a:\n    b = 1\n")]
    public void Editorconfig_says_the_indentation(string config, string expected)
    {
        Write(".editorconfig", "root = true\n" + config);
        Write("a.k", "if a: b=1");
        Run("a.k");
        Assert.Equal(expected, Read("a.k"));
    }

    [Fact]
    public void The_nearer_editorconfig_wins()
    {
        Write(".editorconfig", "root = true\n[*]\nindent_size = 2\n");
        Write("sub/.editorconfig", "[*.k]\nindent_size = 3\n");
        Write("sub/a.k", "if a: b=1");
        Run("sub");
        Assert.Equal("if a:\n   b = 1\n", Read("sub/a.k"));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private (int Code, string Output, string Error) Run(params string[] args)
    {
        var run = CliRun.In(_folder, ["kcl", "fmt", .. args]);
        return (run.Code, run.Output, run.Error);
    }

    private (int Code, string Output, string Error) Piped(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var host = new CliHost(output, error, static _ => null) { WorkingDirectory = _folder, Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) };
        var code = AkuaCommandLine.Run(["kcl", "fmt", .. args], host);
        return (code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
