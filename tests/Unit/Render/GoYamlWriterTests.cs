using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Render;

public class GoYamlWriterTests
{
    [Theory]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("\"1:30\"", "\"1:30\"")]
    [InlineData("\"2001-01-02\"", "\"2001-01-02\"")]
    [InlineData("\"2001-02-30\"", "2001-02-30")]
    [InlineData("\"1e400\"", "1e400")]
    [InlineData("\"0o8\"", "0o8")]
    [InlineData("\"<<\"", "<<")]
    [InlineData("\"a: b\"", "'a: b'")]
    [InlineData("\"it's: x\"", "'it''s: x'")]
    [InlineData("\"\\t\"", "\"\\t\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\\U0001F600\"")]
    [InlineData("\"\\ufeffa\"", "\"\\uFEFF\\x61\"")]
    [InlineData("\"a\\nb\"", "|-\n  a\n  b")]
    [InlineData("\" a\\n\"", "|2\n   a")]
    [InlineData("\"a \\nb\"", "\"a \\nb\"")]
    [InlineData("\"a\\u0085b\"", "a b")]
    [InlineData("1e20", "1e+20")]
    [InlineData("1000000.0", "1000000")]
    [InlineData("123456789.125", "1.23456789125e+08")]
    [InlineData("-0.0", "0")]
    [InlineData("null", "null")]
    [InlineData("{\"a\":[],\"b\":{}}", "a: []\nb: {}")]
    [InlineData("{\"a\":[1,{\"b\":[2]}],\"c\":[[3,[4]]]}", "a:\n- 1\n- b:\n  - 2\nc:\n- - 3\n  - - 4")]
    [InlineData("{\"z\":1,\"a10\":1,\"a9\":1,\"A\":1,\"_\":1,\"10\":1,\"9\":1,\"y\":1}", "_: 1\n\"9\": 1\n\"10\": 1\nA: 1\na9: 1\na10: 1\n\"y\": 1\nz: 1")]
    [InlineData("{\"a\\nb\":{\"c\":1}}", "? |-\n  a\n  b\n: c: 1")]
    public void Standard_form(string json, string expected) =>
        Assert.Equal(expected, GoYamlWriter.ToYaml(JsonReader.Read(json, JsonOptions.Exact)));

    [Theory]
    [InlineData("{\"a\":[1,{\"b\":[2]}]}", "a:\n  - 1\n  - b:\n      - 2")]
    [InlineData("1000000.0", "1e+06")]
    [InlineData("\"a\\tb\\n\"", "|\n  a\tb")]
    public void Pretty_form(string json, string expected) =>
        Assert.Equal(expected, GoYamlWriter.ToYamlPretty(JsonReader.Read(json, JsonOptions.Exact)));

    [Fact]
    public void Folds_after_column_80_at_lone_spaces()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 40));
        var dict = new DictValue();
        dict.Set("k", new StrValue(text));
        var yaml = GoYamlWriter.ToYaml(dict);
        Assert.Equal(3, yaml.Split('\n').Length);
        Assert.All(yaml.Split('\n').Skip(1), line => Assert.StartsWith("  word", line));
        Assert.Equal(text, ((DictValue)YamlReader.Read(yaml, YamlOptions.Helm))["k"]!.ToString());
        Assert.DoesNotContain('\n', GoYamlWriter.ToYamlPretty(dict));
    }

    [Fact]
    public void Appends_to_what_is_there()
    {
        var output = new StringBuilder("x");
        GoYamlWriter.Write(new ListValue(IntValue.Of(1)), output);
        Assert.Equal("x- 1\n", output.ToString());
    }

    [Fact]
    public void Many_keys_are_sorted()
    {
        var dict = new DictValue();
        for (var i = 99; i >= 0; i--)
        {
            dict.Set("k" + i, NoneValue.Instance);
        }

        Assert.Equal(string.Join('\n', Enumerable.Range(0, 100).Select(i => $"k{i}: null")), GoYamlWriter.ToYaml(dict));
    }

    [Fact]
    public void Refuses_what_go_refuses_and_bounds_the_depth()
    {
        Assert.Equal("json: unsupported value: NaN", Assert.Throws<GoEncodingException>(() => GoYamlWriter.ToYaml(new FloatValue(double.NaN))).Message);
        Assert.Equal("yaml: control characters are not allowed", Assert.Throws<GoEncodingException>(() => GoYamlWriter.ToYaml(new StrValue("\u007f"))).Message);
        Assert.Equal(".nan", GoYamlWriter.ToYamlPretty(new FloatValue(double.NaN)));
        var deep = new ListValue();
        for (var i = 0; i < 100_000; i++)
        {
            deep = new ListValue(deep);
        }

        Assert.Throws<LimitExceededException>(() => GoYamlWriter.ToYaml(deep));
        Assert.Throws<LimitExceededException>(() => GoJsonWriter.ToJson(deep));
    }
}
