using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Render;

public class GoJsonWriterTests
{
    [Theory]
    [InlineData("{\"b\":1,\"a\":[null,true]}", "{\"a\":[null,true],\"b\":1}")]
    [InlineData("\"<a href='x'>&\\u2028\\u2029\"", "\"\\u003ca href='x'\\u003e\\u0026\\u2028\\u2029\"")]
    [InlineData("\"\\u0000\\b\\f\\n\\r\\t\\u001b\\u007f\\\"\\\\/é\\ud83c\\udf89\"", "\"\\u0000\\b\\f\\n\\r\\t\\u001b\u007f\\\"\\\\/é\U0001F389\"")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("1.5e-10", "1.5e-10")]
    [InlineData("-0.0", "-0")]
    [InlineData("123456789.125", "123456789.125")]
    public void Compact(string json, string expected) => Assert.Equal(expected, GoJsonWriter.ToJson(JsonReader.Read(json, JsonOptions.Exact)));

    [Fact]
    public void Indented_and_raw()
    {
        var value = JsonReader.Read("{\"a\":{\"x\":[1,2],\"e\":{},\"l\":[]},\"b\":\"<\"}", JsonOptions.Exact);
        Assert.Equal("{\n  \"a\": {\n    \"e\": {},\n    \"l\": [],\n    \"x\": [\n      1,\n      2\n    ]\n  },\n  \"b\": \"\\u003c\"\n}", GoJsonWriter.ToJson(value, "  "));
        Assert.Equal("\"<\"", GoJsonWriter.ToJson(new StrValue("<"), escapeHtml: false));
        Assert.Equal("\"\\ufffdx\"", GoJsonWriter.ToJson(new StrValue("\ud800x")));
    }

    [Fact]
    public void Refuses_what_is_no_number() =>
        Assert.Equal("json: unsupported value: -Inf", Assert.Throws<GoEncodingException>(() => GoJsonWriter.ToJson(new FloatValue(double.NegativeInfinity))).Message);
}
