using System.Diagnostics;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Tests.Unit.Toml;

public sealed class TomlParserTests
{
    [Theory]
    [InlineData("a = ", 1, 5)]
    [InlineData("a = 1\nb = tru\n", 2, 5)]
    [InlineData("a = 1\na = 2\n", 2, 1)]
    [InlineData("[t]\nx = \"é\\q\"\n", 2, 7)]
    [InlineData("[t]\n[t]\n", 2, 2)]
    [InlineData("a = 1 2\n", 1, 7)]
    [InlineData("a = [1, 2\n", 2, 1)]
    [InlineData("a = \"open\nb = 1\n", 1, 5)]
    [InlineData("a = 2024-02-30\n", 1, 13)]
    [InlineData("a = 99999999999999999999\n", 1, 5)]
    public void Errors_point_at_the_exact_place(string text, int line, int column)
    {
        var e = Assert.Throws<DiagnosticException>(() => Parse(text));
        Assert.Equal("E_TEST", e.Diagnostics[0].Code);
        Assert.Equal(new LinePosition(line, column), e.Diagnostics[0].Primary!.Start);
    }

    [Fact]
    public void Invalid_utf8_points_at_the_byte()
    {
        var e = Assert.Throws<DiagnosticException>(() => TomlDocument.Parse("a = 1\nb = \"x"u8.ToArray().Append((byte)0xff).ToArray(), "t.toml", "E_TEST"));
        Assert.Equal(new LinePosition(2, 7), e.Diagnostics[0].Primary!.Start);
    }

    [Fact]
    public void Values_know_where_they_were_written()
    {
        var document = Parse("[package]\nname = \"x\"\n");
        var value = document.Get("package", "name")!;
        Assert.Equal("t.toml:2:8", document.OriginOf(value.Span).ToString());
        Assert.Equal(3, value.Span.Length);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a=")]
    public void Deep_nesting_is_an_error_and_not_a_crash(string opener)
    {
        var e = Assert.Throws<DiagnosticException>(() => Parse("a = " + string.Concat(Enumerable.Repeat(opener, 200_000))));
        Assert.Contains("levels deep", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_dotted_keys_are_an_error_and_not_a_crash()
    {
        Assert.Throws<DiagnosticException>(() => Parse(string.Join('.', Enumerable.Repeat("a", 100_000)) + " = 1"));
        Assert.Throws<DiagnosticException>(() => Parse("[" + string.Join('.', Enumerable.Repeat("a", 100_000)) + "]"));
    }

    [Fact]
    public void Every_prefix_and_every_changed_character_ends_in_a_document_or_a_diagnostic()
    {
        const string Text = "# c\n[a.b]\r\nx = 'l' # t\n\"q\\u00e9\" = [1, 2.5e3, [true], {k = 1979-05-27T07:32:00Z}]\ny = \"\"\"\nm \\\n  n\"\"\"\n[[c]]\nz.w = 0xff\n[[c]]\nv = '''\nr'''\n";
        for (var i = 0; i <= Text.Length; i++)
        {
            Try(Text[..i]);
            foreach (var c in "\"'[]{}=.,#\n\r\\\0\u00e9\ud800 0e-:_")
            {
                Try(Text[..i] + c + Text[Math.Min(Text.Length, i + 1)..]);
            }
        }
    }

    [Fact]
    public void Time_is_linear_in_the_size_of_the_text()
    {
        var text = new StringBuilder("[t]\n");
        for (var i = 0; i < 200_000; i++)
        {
            text.Append("key").Append(i).Append(" = \"value\" # comment\n");
        }

        var watch = Stopwatch.StartNew();
        Assert.Equal(200_000, ((TomlTable)Parse(text.ToString()).Get("t")!).Entries.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    private static TomlDocument Parse(string text) => TomlDocument.Parse(new SourceFile("t.toml", text), "E_TEST");

    private static void Try(string text)
    {
        try
        {
            Parse(text);
        }
        catch (DiagnosticException e)
        {
            Assert.NotNull(e.Diagnostics[0].Primary);
        }
    }
}
