using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Tests.Unit.Toml;

public sealed class TomlEditorTests
{
    private static readonly KeyValuePair<string, string>[] Path = [new("path", "\"./lib\"")];

    [Fact]
    public void Setting_a_key_changes_only_its_value()
    {
        const string Text = "# top\n[package]\nname    =   \"x\"  # why\nversion = \"1\"\n\n# tail\n";
        Assert.Equal(Text.Replace("\"x\"", "\"y\"", StringComparison.Ordinal), TomlEditor.Set(Parse(Text), ["package"], "name", "\"y\"").File.Text);
    }

    [Fact]
    public void A_new_key_goes_after_the_last_of_its_section()
    {
        Assert.Equal("[package]\na = 1 # one\nb = 2\n\n[other]\nc = 3\n", TomlEditor.Set(Parse("[package]\na = 1 # one\n\n[other]\nc = 3\n"), ["package"], "b", "2").File.Text);
        Assert.Equal("[package]\nb = 2\n", TomlEditor.Set(Parse("[package]\n"), ["package"], "b", "2").File.Text);
        Assert.Equal("[x]\ny = 1\n\n[package]\nb = 2\n", TomlEditor.Set(Parse("[x]\ny = 1\n"), ["package"], "b", "2").File.Text);
        Assert.Equal("p = { a = 1, b = 2 }", TomlEditor.Set(Parse("p = { a = 1 }"), ["p"], "b", "2").File.Text);
    }

    [Fact]
    public void A_new_table_takes_the_form_of_its_siblings()
    {
        Assert.Equal("[dependencies]\na = { path = \"./a\" } # a\nlib = { path = \"./lib\" }\n# end\n", Add("[dependencies]\na = { path = \"./a\" } # a\n# end\n"));
        Assert.Equal("[dependencies.a]\npath = \"./a\"\n\n[dependencies.lib]\npath = \"./lib\"\n\n[z]\n", Add("[dependencies.a]\npath = \"./a\"\n\n[z]\n"));
        Assert.Equal("[package]\nname = \"x\"\n\n[dependencies.lib]\npath = \"./lib\"\n", Add("[package]\nname = \"x\"\n"));
        Assert.Equal("[package]\r\nname = \"x\"\r\n\r\n[dependencies.lib]\r\npath = \"./lib\"\r\n", Add("[package]\r\nname = \"x\"\r\n"));
        Assert.Equal("[dependencies.lib]\npath = \"./lib\"\n", Add(""));
    }

    [Fact]
    public void Replacing_a_table_keeps_its_place_form_and_comments()
    {
        Assert.Equal("[dependencies]\nlib = { path = \"./lib\" } # keep\nz = 1\n", Add("[dependencies]\nlib = { oci = \"oci://h/r\", path = \"x\" } # keep\nz = 1\n"));
        Assert.Equal("[dependencies.lib] # head\n# inner\npath = \"./lib\" # p\n\n[z]\n", Add("[dependencies.lib] # head\n# inner\noci = \"oci://h/r\"\npath = \"x\" # p\n\n[z]\n"));
        Assert.Equal("[dependencies]\nlib = { path = \"./lib\" }\n", Add("[dependencies]\nlib = \"1.0\"\n"));
    }

    [Theory]
    [InlineData("[dependencies]\na = { path = \"a\" }\nlib = { path = \"l\" } # gone\n# stays\nz = {path=\"z\"}\n", "[dependencies]\na = { path = \"a\" }\n# stays\nz = {path=\"z\"}\n")]
    [InlineData("[dependencies.a]\npath = \"a\"\n\n[dependencies.lib]\n# inner\npath = \"l\"\n\n# about z\n[dependencies.z]\npath = \"z\"\n", "[dependencies.a]\npath = \"a\"\n\n# about z\n[dependencies.z]\npath = \"z\"\n")]
    [InlineData("[dependencies]\nlib.path = \"l\"\nlib.x = 1\nz.path = \"z\"\n", "[dependencies]\nz.path = \"z\"\n")]
    [InlineData("dependencies = { a = {}, lib = {} }", "dependencies = { a = {} }")]
    [InlineData("dependencies = { lib = {}, a = {} }", "dependencies = { a = {} }")]
    [InlineData("dependencies = { lib = {} }", "dependencies = {  }")]
    [InlineData("[dependencies.lib]\npath = \"l\"\n[other]\nx = 1\n[dependencies.lib.replace]\npath = \"r\"\n[tail]\n", "[other]\nx = 1\n[tail]\n")]
    [InlineData("[dependencies]\na = {}\n", "[dependencies]\na = {}\n")]
    public void Removing_takes_every_form_and_nothing_else(string before, string after) =>
        Assert.Equal(after, TomlEditor.Remove(Parse(before), ["dependencies"], "lib").File.Text);

    [Fact]
    public void Written_strings_read_back()
    {
        foreach (var text in new[] { "", "a\"b\\c", "tab\tnl\ncr\r", "\u0001\u007f", "é😀", "a.b" })
        {
            var document = Parse($"{TomlText.Key(text)} = {TomlText.String(text)}");
            Assert.Equal(text, ((TomlString)document.Root.Find(text)!.Value).Value);
        }
    }

    private static string Add(string text)
    {
        var edited = TomlEditor.SetTable(Parse(text), "dependencies", "lib", Path);
        Assert.Equal("./lib", ((TomlString)edited.Get("dependencies", "lib", "path")!).Value);
        return edited.File.Text;
    }

    private static TomlDocument Parse(string text) => TomlDocument.Parse(new SourceFile("akua.toml", text), "E_TEST");
}
