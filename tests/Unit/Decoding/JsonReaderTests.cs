using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Decoding;

public class JsonReaderTests
{
    [Theory]
    [InlineData("1", "i:1")]
    [InlineData("-0", "f:-0")]
    [InlineData("9223372036854775807", "i:9223372036854775807")]
    [InlineData("9223372036854775808", "f:9.223372036854776E+18")]
    [InlineData("1.50", "f:1.5")]
    [InlineData("1E3", "f:1000")]
    [InlineData("\"\\u00e9\\ud83c\\udf89\\/\\n\"", "s:é\U0001F389/\n")]
    [InlineData(" null ", "None")]
    public void Scalars(string text, string expected) => Assert.Equal(expected, Show(JsonReader.Read(text, JsonOptions.Exact)));

    [Fact]
    public void Go_reads_numbers_as_floats_and_replaces_lone_surrogates()
    {
        Assert.Equal("f:1", Show(JsonReader.Read("1", JsonOptions.Go)));
        Assert.Equal("s:\uFFFDa", Show(JsonReader.Read("\"\\ud800a\"", JsonOptions.Go)));
        Assert.Equal("s:\uFFFD\uFFFDx", Show(JsonReader.Read("\"\\udc00\\ud800x\"", JsonOptions.Go)));
        Assert.Throws<DataFormatException>(() => JsonReader.Read("\"\\ud800a\"", JsonOptions.Exact));
    }

    [Fact]
    public void Keys_keep_their_order_and_the_last_value_wins()
    {
        var dict = (DictValue)JsonReader.Read("{\"b\":1,\"a\":2,\"b\":3}", JsonOptions.Exact);
        Assert.Equal("b", dict.Entries[0].Key);
        Assert.Equal("i:3", Show(dict["b"]!));
    }

    [Fact]
    public void Values_know_their_place()
    {
        var file = new SourceFile("x.json", "{\n  \"a\": [1,\n   22],\n  \"b\": \"c\"}");
        var dict = (DictValue)JsonReader.Read(file, JsonOptions.Exact);
        Assert.Equal("x.json:2:3", dict.Entries[0].Origin!.ToString());
        Assert.Equal("x.json:3:4", ((ListValue)dict["a"]!).OriginAt(1)!.ToString());
        Assert.Equal(("x.json:4:8", 3), (dict.Entries[1].Origin!.ToString(), dict.Entries[1].Origin!.Span.Length));
    }

    [Theory]
    [InlineData("", "unexpected end of JSON input")]
    [InlineData("{", "unexpected end of JSON input")]
    [InlineData("[1,2", "unexpected end of JSON input")]
    [InlineData("\"abc", "unexpected end of JSON input")]
    [InlineData("{\"a\":1,}", "invalid character '}' looking for beginning of object key string")]
    [InlineData("{'a':1}", "invalid character '\\'' looking for beginning of object key string")]
    [InlineData("[1,]", "invalid character ']' looking for beginning of value")]
    [InlineData("abc", "invalid character 'a' looking for beginning of value")]
    [InlineData("nul", "invalid character ' ' in literal null (expecting 'l')")]
    [InlineData("trxe", "invalid character 'x' in literal true (expecting 'u')")]
    [InlineData("-", "invalid character ' ' in numeric literal")]
    [InlineData("1.", "invalid character ' ' after decimal point in numeric literal")]
    [InlineData("1ex", "invalid character 'x' in exponent of numeric literal")]
    [InlineData("01", "invalid character '1' after top-level value")]
    [InlineData("{} x", "invalid character 'x' after top-level value")]
    [InlineData("{\"a\" 1}", "invalid character '1' after object key")]
    [InlineData("{\"a\":1 2}", "invalid character '2' after object key:value pair")]
    [InlineData("[1 2]", "invalid character '2' after array element")]
    [InlineData("\"\\x\"", "invalid character 'x' in string escape code")]
    [InlineData("\"\\u12g\"", "invalid character 'g' in \\u hexadecimal character escape")]
    [InlineData("\"a\nb\"", "invalid character '\\n' in string literal")]
    [InlineData("é", "invalid character 'Ã' looking for beginning of value")]
    [InlineData("1e400", "json: cannot unmarshal number 1e400 into Go value of type float64")]
    public void Failures_in_the_words_of_Go(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => JsonReader.Read(text, JsonOptions.Go)).GoMessage);

    [Theory]
    [InlineData("1e400", "number")]
    [InlineData("[1e400]", "array")]
    [InlineData("\"s\"", "string")]
    [InlineData("true", "bool")]
    public void Wrong_kind_of_document(string text, string kind)
    {
        var failure = Assert.Throws<DataFormatException>(() => JsonReader.Read(text, JsonOptions.GoMap));
        Assert.Equal($"json: cannot unmarshal {kind} into Go value of type map[string]interface {{}}", failure.GoMessage);
    }

    [Fact]
    public void Null_fits_every_target_and_depth_is_bounded()
    {
        Assert.Same(NoneValue.Instance, JsonReader.Read("null", JsonOptions.GoList));
        Assert.Equal("exceeded max depth", Assert.Throws<DataFormatException>(() => JsonReader.Read(new string('[', 100_000), JsonOptions.Exact)).Problem);
        Assert.False(JsonReader.IsValid("{]"));
    }

    private static string Show(Value value) => value switch
    {
        StrValue => "s:" + value,
        IntValue => "i:" + value,
        FloatValue => "f:" + value,
        _ => value.ToString()!,
    };
}
