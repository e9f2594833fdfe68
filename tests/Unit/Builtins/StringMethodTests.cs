using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;
using static Kcl.Net.Tests.Unit.Builtins.EngineAnswers;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>String methods beyond the recorded vectors: byte offsets, full case mappings, characters beyond the BMP.</summary>
public sealed class StringMethodTests
{
    [Theory]
    [InlineData("héllo", "find", "l", "3")]
    [InlineData("abc", "count", "", "4")]
    [InlineData("abc", "rfind", "", "3")]
    [InlineData("a😀b", "find", "b", "5")]
    [InlineData("a😀b", "count", "", "4")]
    [InlineData("abc", "index", "z", "! substring not found")]
    public void Offsets_count_bytes(string text, string method, string sub, string expected) => Assert.Equal(expected, Method(text, method, sub));

    [Fact]
    public void A_span_starts_at_a_character()
    {
        Assert.Equal("! called `Option::unwrap()` on a `None` value", Method("héllo", "find", "l", 2));
        Assert.Equal("true", Method("héllo", "startswith", "l", 3));
        Assert.Equal("false", Method("abc", "startswith", "", 10));
        Assert.Equal("true", Method("abc", "endswith", "c", -1));
        Assert.Equal("0", Method("abc", "find", "a", -100));
    }

    [Theory]
    [InlineData("upper", "ß", "SS")]
    [InlineData("upper", "ıſ", "IS")]
    [InlineData("lower", "ΑΣ ΑΣΑ", "ας ασα")]
    [InlineData("lower", "İK", "i\u0307k")]
    [InlineData("capitalize", "ßA", "SSa")]
    [InlineData("title", "ßa ǆ ﬁx o'neil", "Ssa ǅ Fix O'Neil")]
    [InlineData("capitalize", "ﬁx", "FIx")]
    public void Case_mappings_are_full(string method, string text, string expected) => Assert.Equal($"\"{expected}\"", Method(text, method));

    [Theory]
    [InlineData("isdigit", "²3", true)]
    [InlineData("isdigit", "٣", false)]
    [InlineData("isalnum", "٣a", true)]
    [InlineData("islower", "ª", true)]
    [InlineData("isupper", "Ⅷ", true)]
    [InlineData("isspace", "\u001C\u00A0\u3000", true)]
    [InlineData("istitle", "ǅ", true)]
    [InlineData("isalpha", "", false)]
    public void Classes(string method, string text, bool expected) => Assert.Equal(expected ? "true" : "false", Method(text, method));

    [Fact]
    public void Pieces()
    {
        Assert.Equal("[\"\", \"a\", \"😀\", \"\"]", Method("a😀", "split", ""));
        Assert.Equal("[\"\", \"a\", \"😀\", \"\"]", Method("a😀", "rsplit", ""));
        Assert.Equal("[\"\", \"abc\"]", Method("abc", "split", "", 1));
        Assert.Equal("[\" a\", \"b\"]", Method(" a b ", "rsplit", null, 1));
        Assert.Equal("[\"a\\r\\n\", \"b\\r\", \"c\\n\"]", Method("a\r\nb\rc\n", "splitlines", true));
        Assert.Equal("\"-a-b-c-\"", Method("abc", "replace", "", "-"));
        Assert.Equal("\"-a-bc\"", Method("abc", "replace", "", "-", 2));
        Assert.Equal("\"ac\"", Method("abc", "replace", "b", null));
        Assert.Equal("\"1,None,a,1.5,[1, x],{'a': 'b'}\"", Method(",", "join", new object?[] { new object?[] { 1, null, "a", 1.5, new object?[] { 1, "x" }, Dict(("a", "b")) } }));
        Assert.Equal("\"a\"", Method("xxax", "strip", "x"));
    }

    [Theory]
    [InlineData("{:>10}", 1, "         1")]
    [InlineData("{:^10}|", 1.5, "   1.5    |")]
    [InlineData("{:=+8}", 5, "+      5")]
    [InlineData("{:08.3f}", -3.14159, "-003.142")]
    [InlineData("{:,}", 1234567.891, "1,234,567.891")]
    [InlineData("{:_x}", 123456789, "75b_cd15")]
    [InlineData("{:#010x}", 255, "0000000xff")]
    [InlineData("{:e}", 12345.678, "1.234568e+04")]
    [InlineData("{:E}", 0, "0.000000E+00")]
    [InlineData("{:g}", 1234567.0, "1.23457e+06")]
    [InlineData("{:g}", 0.0001, "0.0001")]
    [InlineData("{:.3g}", 3.14159, "3.14")]
    [InlineData("{:g}", 1000000.0, "1e+06")]
    [InlineData("{:%}", 0.25, "25.000000%")]
    [InlineData("{:.0f}", 2.5, "2")]
    [InlineData("{:.0f}", 0.5, "0")]
    [InlineData("{:.0f}", 3.5, "4")]
    [InlineData("{:.1f}", 0.25, "0.2")]
    [InlineData("{:.20f}", 0.1, "0.10000000000000000555")]
    [InlineData("{:.20e}", 0.1, "1.00000000000000005551e-01")]
    [InlineData("{}", 1e16, "1e+16")]
    [InlineData("{}", 1e15, "1000000000000000.0")]
    [InlineData("{}", 1e-5, "1e-05")]
    [InlineData("{}", 1.5e-7, "1.5e-07")]
    [InlineData("{}", 123456789.123, "123456789.123")]
    [InlineData("{0!s:>5}", 1, "    1")]
    [InlineData("{:.2f}", 5, "5.00")]
    [InlineData("{:5}", true, "True")]
    [InlineData("{:zz}", "a", "a")]
    [InlineData("{{}}{}", 1, "{}1")]
    public void Format(string template, object argument, string expected) => Assert.Equal($"\"{expected}\"", Method(template, "format", argument));

    [Theory]
    [InlineData("{} {}", 1, "argument tuple index out of range")]
    [InlineData("{} {0}", 1, "cannot switch from automatic field numbering to manual field specification")]
    [InlineData("{a}", 1, "keyword argument 'a' not found")]
    [InlineData("{", 1, "format error")]
    [InlineData("}", 1, "format error")]
    [InlineData("{0.}", 1, "called `Result::unwrap()` on an `Err` value: EmptyAttribute")]
    [InlineData("{:g}", 1, "Unknown format code 'g' for object of type 'int'")]
    [InlineData("{:d}", 1.0, "Unknown format code 'd' for object of type 'float'")]
    [InlineData("{:zz}", 1, "Invalid format specifier")]
    [InlineData("{:{}}", 1, "Invalid format specifier")]
    [InlineData("{:,e}", 1.5, "Separators only valid for numbers!")]
    [InlineData("{:99999999999999999999}", 1, "Too many decimal digits in format string")]
    public void Format_failures(string template, object argument, string expected) => Assert.Equal("! " + expected, Method(template, "format", argument));

    [Fact]
    public void Format_reaches_into_values()
    {
        Assert.Equal("\"2 c\"", Method("{0[1]} {1[b]}", "format", new object?[] { 1, 2 }, Dict(("b", "c"))));
        Assert.Equal("! index out of bounds: the len is 2 but the index is 5", Method("{0[5]}", "format", new object?[] { new object?[] { 1, 2 } }));
    }

    [Fact]
    public void Huge_widths_meet_the_output_bound()
    {
        var host = new TestHost { Budget = new WorkBudget(maxOutputCharacters: 1000) };
        Assert.Throws<LimitExceededException>(() => host.Method("{:2000000000}", "format", IntValue.Of(1)));
        Assert.Throws<LimitExceededException>(() => host.Method("{:.2000000000f}", "format", new FloatValue(1)));
    }
}
