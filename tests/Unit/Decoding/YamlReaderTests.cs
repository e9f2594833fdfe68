using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Decoding;

public class YamlReaderTests
{
    [Theory]
    [InlineData("a: yes", "s:yes")]
    [InlineData("a: TRUE", "b:True")]
    [InlineData("a: Null", "None")]
    [InlineData("a:", "None")]
    [InlineData("a: nULL", "s:nULL")]
    [InlineData("a: 0x10", "i:16")]
    [InlineData("a: -0x10", "i:-16")]
    [InlineData("a: 0o17", "i:15")]
    [InlineData("a: 0b11", "i:3")]
    [InlineData("a: 0x", "s:0x")]
    [InlineData("a: 007", "s:007")]
    [InlineData("a: -00", "s:-00")]
    [InlineData("a: 08.5", "f:8.5")]
    [InlineData("a: +5", "i:5")]
    [InlineData("a: 1_000", "s:1_000")]
    [InlineData("a: 1e3", "f:1000")]
    [InlineData("a: 1.", "f:1")]
    [InlineData("a: .5", "f:0.5")]
    [InlineData("a: 1e400", "s:1e400")]
    [InlineData("a: 18446744073709551616", "f:1.8446744073709552E+19")]
    [InlineData("a: -.inf", "f:-Infinity")]
    [InlineData("a: 2001-01-01", "s:2001-01-01")]
    [InlineData("a: '1'", "s:1")]
    [InlineData("a: !!str 5", "s:5")]
    [InlineData("a: !!int '5'", "i:5")]
    [InlineData("x: &x 1\na: *x", "i:1")]
    [InlineData("a: 1\na: 2", "i:2")]
    [InlineData("\uFEFFa: 1", "i:1")]
    [InlineData("%YAML 1.2\n---\na: 1", "i:1")]
    public void Core_schema_scalars(string text, string expected) => Assert.Equal(expected, Show(Entry(text, YamlOptions.Core12, "a")));

    [Theory]
    [InlineData("a: yes", "b:True")]
    [InlineData("a: N", "b:False")]
    [InlineData("a: 0755", "i:493")]
    [InlineData("a: 0o7", "i:7")]
    [InlineData("a: 0b11", "i:3")]
    [InlineData("a: 1_000", "i:1000")]
    [InlineData("a: 08", "f:8")]
    [InlineData("a: 190:20:30", "s:190:20:30")]
    [InlineData("a: 2024-01-15T10:00:00Z", "s:2024-01-15T10:00:00Z")]
    [InlineData("a: !!binary aGk=", "s:hi")]
    [InlineData("a: !custom x", "s:x")]
    [InlineData("a: !!float 3", "f:3")]
    [InlineData("a: +18446744073709551615", "f:1.8446744073709552E+19")]
    [InlineData("a: -0", "i:0")]
    [InlineData("a: tRUE", "s:tRUE")]
    [InlineData("a: <<", "s:<<")]
    public void Go_scalars(string text, string expected) => Assert.Equal(expected, Show(Entry(text, YamlOptions.HelmIntegers, "a")));

    [Fact]
    public void Numbers_of_values_files_are_floats()
    {
        Assert.Equal("f:8080", Show(Entry("a: 8080", YamlOptions.Helm, "a")));
        Assert.Equal("f:1.2345678901234567E+19", Show(Entry("a: 12345678901234567890", YamlOptions.Helm, "a")));
    }

    [Fact]
    public void Keys_become_strings()
    {
        Assert.Equal("1,true,1.5,n,null,0x10", Keys("1: a\ntrue: b\n1.5: c\nn: d\n~: e\n0x10: f".Replace("~", "null"), YamlOptions.Core12));
        Assert.Equal("1,true,1.5,false,16", Keys("1: a\ny: b\n1.5: c\nn: d\n0x10: f", YamlOptions.Helm));
    }

    [Fact]
    public void Merge_keys_belong_to_go_only()
    {
        const string Text = "x: &x {a: 1, b: 1}\nr:\n  <<: *x\n  b: 2\n";
        Assert.Equal("a,b", string.Join(',', ((DictValue)Entry(Text, YamlOptions.Helm, "r")).SortedKeys()));
        Assert.Equal("<<,b", string.Join(',', ((DictValue)Entry(Text, YamlOptions.Core12, "r")).SortedKeys()));
        var several = (DictValue)Entry("r: {<<: [{x: 1}, {y: 2, x: 3}]}", YamlOptions.Helm, "r");
        Assert.Equal("f:1", Show(several["x"]!));
        Assert.Equal("a,<<", Keys("a: 1\n\"<<\": {a: 2}", YamlOptions.Helm));
    }

    [Fact]
    public void Every_value_knows_its_place()
    {
        var file = new SourceFile("inputs.yaml", "a:\n  b: text\n  c:\n    - 1\n    - {d: \"x\"}\n");
        var a = (DictValue)((DictValue)YamlReader.Read(file, YamlOptions.Core12))["a"]!;
        Assert.Equal("inputs.yaml:2:6", a.Entries[0].Origin!.ToString());
        Assert.Equal(4, a.Entries[0].Origin!.Span.Length);
        Assert.Equal("inputs.yaml:3:3", a.Entries[1].Origin!.ToString());
        var list = (ListValue)a["c"]!;
        Assert.Equal("inputs.yaml:4:7", list.OriginAt(0)!.ToString());
        Assert.Equal("inputs.yaml:5:11", ((DictValue)list[1]).Entries[0].Origin!.ToString());
    }

    [Fact]
    public void Documents()
    {
        Assert.Equal(2, YamlReader.ReadAll("---\na: 1\n---\nb: 2\n", YamlOptions.Core12).Count);
        Assert.Empty(YamlReader.ReadAll("# nothing\n", YamlOptions.Core12));
        Assert.Same(NoneValue.Instance, YamlReader.Read("", YamlOptions.Core12));
        Assert.Throws<DataFormatException>(() => YamlReader.ReadSingle(new SourceFile("", "a: 1\n---\nb: 2\n"), YamlOptions.Core12));
    }

    [Theory]
    [InlineData("a: [1, 2", "yaml: line 1: did not find expected ',' or ']'")]
    [InlineData("x: {a: 1", "yaml: line 1: did not find expected ',' or '}'")]
    [InlineData("a: b: c\n", "yaml: mapping values are not allowed in this context")]
    [InlineData("a: 1\n b: 2\n", "yaml: line 2: mapping values are not allowed in this context")]
    [InlineData("a: - b", "yaml: block sequence entries are not allowed in this context")]
    [InlineData("a: -1\nb: - 1\n", "yaml: line 2: block sequence entries are not allowed in this context")]
    [InlineData("\ta: 1", "yaml: found character that cannot start any token")]
    [InlineData("a:\n\tb: 1\n", "yaml: line 2: found character that cannot start any token")]
    [InlineData("a: @x", "yaml: found character that cannot start any token")]
    [InlineData("- a\nb: c", "yaml: line 1: did not find expected '-' indicator")]
    [InlineData("a:\n- 1\n-2", "yaml: line 4: could not find expected ':'")]
    [InlineData("[1,,2]", "yaml: did not find expected node content")]
    [InlineData("a: \"unterminated", "yaml: found unexpected end of stream")]
    [InlineData("a: \"\\q\"", "yaml: found unknown escape character")]
    [InlineData("a: *x", "yaml: unknown anchor 'x' referenced")]
    [InlineData("a: \u0007", "yaml: control characters are not allowed")]
    [InlineData("%FOO bar\n---\na: 1", "yaml: found unknown directive name")]
    [InlineData("%YAML 1.2\n---\na: 1", "yaml: found incompatible YAML document")]
    [InlineData("a: !!int abc", "yaml: cannot decode !!str `abc` as a !!int")]
    [InlineData("a: -.INF", "json: unsupported value: -Inf")]
    [InlineData("a: 1\nb:\n c\n d: e\n", "yaml: line 4: mapping values are not allowed in this context")]
    [InlineData("a: 1\nb c\nd: e\n", "yaml: line 3: could not find expected ':'")]
    [InlineData("a\nb: c", "yaml: line 2: mapping values are not allowed in this context")]
    [InlineData("a: .inf\nb: [", "yaml: line 2: did not find expected node content")]
    [InlineData("a: |\n\tx", "yaml: line 2: found a tab character where an indentation space is expected")]
    [InlineData("null: w", "unsupported map key of type: %!s(<nil>), key: <nil>, value: \"w\"")]
    public void Go_messages(string text, string expected)
    {
        var failure = Assert.Throws<DataFormatException>(() => YamlReader.Read(text, YamlOptions.Helm));
        Assert.Equal("error converting YAML to JSON: " + expected, failure.GoMessage);
    }

    [Theory]
    [InlineData("a: !foo x", 1, 4)]
    [InlineData("a: 1\nb: [1\n", 3, 1)]
    [InlineData("a: 1\nb: *q\n", 2, 4)]
    public void Failures_have_a_place(string text, int line, int column)
    {
        var failure = Assert.Throws<DataFormatException>(() => YamlReader.Read(text, YamlOptions.Core12));
        Assert.Equal((line, column), (failure.Line, failure.Column));
    }

    [Theory]
    [InlineData("a: [\nb]", "b")]
    [InlineData("a: [b,\n]\nc: d", "b")]
    [InlineData("r:\n  x: y\na: [\"b\n  c\"]", "b c")]
    [InlineData("a:\n- \"b\n- c\"", "b - c")]
    [InlineData("a: [b] #c", "b")]
    [InlineData("a: [ \"x\\\n   y\" ]", "xy")]
    [InlineData("a:\n- >-\n  x\n  y\n\n   z\n  w\n", "x y\n\n z\nw")]
    [InlineData("a:\n- |+\n  x\n\nb: c", "x\n\n")]
    [InlineData("a:\n- x\n  y\n\n  z", "x y\nz")]
    public void Layout_is_as_lenient_as_the_engines(string text, string item)
    {
        foreach (var options in new[] { YamlOptions.Core12, YamlOptions.Helm })
        {
            Assert.Equal(item, ((ListValue)Entry(text, options, "a"))[0].ToString());
        }
    }

    [Fact]
    public void Bounds_hold()
    {
        Fails(new string('[', 100_000), YamlOptions.Core12);
        Fails(string.Concat(Enumerable.Repeat("- ", 50_000)), YamlOptions.Core12);
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
        for (var c = 'b'; c < 'l'; c++)
        {
            bomb += $"{c}: &{c} [{string.Join(',', Enumerable.Repeat("*" + (char)(c - 1), 10))}]\n";
        }

        Assert.Equal("document contains excessive aliasing", Fails(bomb, YamlOptions.Helm).Problem);
        Assert.Equal("anchor 'a' value contains itself", Fails("a: &a [*a]", YamlOptions.Core12).Problem);
    }

    private static DataFormatException Fails(string text, YamlOptions options) =>
        Assert.Throws<DataFormatException>(() => YamlReader.Read(text, options));

    private static Value Entry(string text, YamlOptions options, string key) => ((DictValue)YamlReader.Read(text, options))[key]!;

    private static string Keys(string text, YamlOptions options)
    {
        var dict = (DictValue)YamlReader.Read(text, options);
        return string.Join(',', dict.Entries.ToArray().Select(e => e.Key));
    }

    private static string Show(Value value) => value switch
    {
        StrValue => "s:" + value,
        IntValue => "i:" + value,
        FloatValue => "f:" + value,
        BoolValue => "b:" + value,
        _ => value.ToString()!,
    };
}
