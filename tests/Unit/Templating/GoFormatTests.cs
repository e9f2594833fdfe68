using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Templating;

using static Kcl.Net.Tests.Unit.Templating.TemplateHarness;

public sealed class GoFormatTests
{
    [Theory]
    [InlineData(1e6, 'g', -1, "1e+06")]
    [InlineData(123456.0, 'g', -1, "123456")]
    [InlineData(1e-7, 'g', -1, "1e-07")]
    [InlineData(0.1, 'g', -1, "0.1")]
    [InlineData(100, 'g', -1, "100")]
    [InlineData(0.5, 'f', 0, "0")]
    [InlineData(2.5, 'f', 0, "2")]
    [InlineData(1.5, 'f', 0, "2")]
    [InlineData(0.125, 'f', 2, "0.12")]
    [InlineData(9.999, 'f', 2, "10.00")]
    [InlineData(0.001, 'f', 2, "0.00")]
    [InlineData(0.006, 'f', 2, "0.01")]
    [InlineData(1.005, 'f', 2, "1.00")]
    [InlineData(123.456, 'e', 2, "1.23e+02")]
    [InlineData(0.0, 'e', 3, "0.000e+00")]
    [InlineData(0.0, 'g', -1, "0")]
    [InlineData(123456789, 'g', 3, "1.23e+08")]
    [InlineData(1e21, 'f', -1, "1000000000000000000000")]
    [InlineData(5e-324, 'g', -1, "5e-324")]
    [InlineData(1.7976931348623157e308, 'g', -1, "1.7976931348623157e+308")]
    [InlineData(1.0, 'b', -1, "4503599627370496p-52")]
    [InlineData(1.5, 'x', -1, "0x1.8p+00")]
    [InlineData(-3.0, 'X', 2, "-0X1.80P+01")]
    [InlineData(double.PositiveInfinity, 'g', -1, "+Inf")]
    [InlineData(double.NaN, 'f', 2, "NaN")]
    public void Floats(double value, char format, int precision, string expected) =>
        Assert.Equal(expected, GoFormat.FormatFloat(value, format, precision));

    [Fact]
    public void Formats_values()
    {
        Check("%5d|%-5d|%05d|%+d|% d|%x|%#X|%o|%O|%b|%c|%q|%U|%#U", "    7|7    |00007|+7|" + " 7|7|0X7|7|0o7|111|\a|'\\a'|U+0007|U+0007", Enumerable.Repeat<Value>(Int(7), 14).ToArray());
        Check("%s|%10s|%-10s|%.2s|%q|%x|% X|%#x|%v", "héy|       héy|héy       |hé|\"héy\"|68c3a979|68 C3 A9 79|0x68c3a979|héy", Enumerable.Repeat<Value>(Str("héy"), 9).ToArray());
        Check("%d %s", "%!d(string=x) %!s(int=5)", Str("x"), Int(5));
        Check("%d", "%!d(MISSING)");
        Check("%", "%!(NOVERB)");
        Check("%d", "1%!(EXTRA string=a, <nil>)", Int(1), Str("a"), NoneValue.Instance);
        Check("%[2]d %[1]d", "2 1", Int(1), Int(2));
        Check("%[5]d|%[x]d", "%!d(BADINDEX)|%!d(BADINDEX)", Int(1));
        Check("%*d|%-*d|%.*f", "    1|1    |2.50", Int(5), Int(1), Int(5), Int(1), Int(2), new FloatValue(2.5));
        Check("%*d", "%!(BADWIDTH)1", Str("x"), Int(1));
        Check("%v %s %d", "<nil> %!s(<nil>) %!d(<nil>)", NoneValue.Instance, NoneValue.Instance, NoneValue.Instance);
        Check("%T %T %T", "int []interface {} <nil>", Int(1), new ListValue(), NoneValue.Instance);
        Check("100%%", "100%");
        Check("%6.2f|%+.1e|%08.3f|%g", "  3.14|+3.1e+00|0003.142|3.14159", Enumerable.Repeat<Value>(new FloatValue(3.14159), 4).ToArray());
        Check("%t|%5t", "true| true", BoolValue.True, BoolValue.True);
    }

    [Fact]
    public void Formats_collections()
    {
        var list = new ListValue(Int(1), Str("b"), NoneValue.Instance, new FloatValue(1.5));
        var map = Dict(("z", list), ("a", BoolValue.True));
        Check("%v|%+v", "map[a:true z:[1 b <nil> 1.5]]|map[a:true z:[1 b <nil> 1.5]]", map, map);
        Check("%#v", "map[string]interface {}{\"a\":true, \"z\":[]interface {}{1, \"b\", interface {}(nil), 1.5}}", map);
        Check("%d", "[1 %!d(string=b) <nil> %!d(float64=1.5)]", list);
        Check("%q", "[\"a\" \"b\"]", new GoStrings("a", "b"));
        Check("%s|%x|%v|%d", "ab|6162|[97 98]|[97 98]", Enumerable.Repeat<Value>(new GoBytes("ab"u8.ToArray()), 4).ToArray());
        Check("%v %T", "5 int64", GoInteger.Int64(5), GoInteger.Int64(5));
    }

    [Fact]
    public void Print_puts_spaces_between_operands_that_are_no_strings()
    {
        Assert.Equal("a1 2b3 4", GoFormat.Sprint([Str("a"), Int(1), Int(2), Str("b"), Int(3), Int(4)]));
        Assert.Equal("a 1 <nil>\n", GoFormat.Sprintln([Str("a"), Int(1), NoneValue.Instance]));
    }

    [Fact]
    public void Strings_keep_bytes_that_are_no_utf8()
    {
        var text = GoText.FromUtf8([0x61, 0xFF, 0xC3, 0xA9]);
        Assert.Equal([0x61, 0xFF, 0xC3, 0xA9], GoText.ToUtf8(text));
        Assert.Equal(4, GoText.ByteLength(text));
        Assert.Equal("\"a\\xffé\"", GoFormat.Quote(text));
        Assert.Equal(text, GoFormat.Unquote("\"a\\xff\\u00e9\""));
    }

    private static void Check(string format, string expected, params Value[] arguments) =>
        Assert.Equal(expected, GoFormat.Sprintf(format, arguments));
}
