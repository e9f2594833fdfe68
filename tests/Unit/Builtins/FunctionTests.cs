using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;
using static Kcl.Net.Tests.Unit.Builtins.EngineAnswers;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>The functions every program can call; the expected texts are what the reference engine answers.</summary>
public sealed class FunctionTests
{
    [Theory]
    [InlineData("1Ki", 10, "1024")]
    [InlineData("+5", 10, "5")]
    [InlineData("-5Ki", 10, "-5120")]
    [InlineData("1m", 10, "0")]
    [InlineData("1ki", 10, "1024")]
    [InlineData("zz", 36, "1295")]
    [InlineData("0xe4", 16, "228")]
    [InlineData("12", 2, "! invalid literal for int() with base 2: '12'")]
    [InlineData("1", 40, "! from_ascii_radix: radix must lie in the range `[2, 36]` - found 40")]
    [InlineData("abc", 10, "! called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }")]
    [InlineData("99999999999999999999", 10, "! called `Result::unwrap()` on an `Err` value: ParseIntError { kind: PosOverflow }")]
    [InlineData("Ki", 10, "! number can't be empty")]
    public void Int_of_text(string text, int radix, string expected) => Assert.Equal(expected, Call("int", text, radix));

    [Theory]
    [InlineData("1.", "1.0")]
    [InlineData(".5", "0.5")]
    [InlineData("nan", "null")]
    [InlineData("1e400", "! inf: A 64-bit floating point number overflow")]
    [InlineData("1_0", "! invalid literal for float() with base 10: '1_0'")]
    [InlineData(" 1", "! invalid literal for float() with base 10: ' 1'")]
    public void Float_of_text(string text, string expected) => Assert.Equal(expected, Call("float", text));

    [Fact]
    public void Conversions_of_other_values()
    {
        Assert.Equal("! int() argument must be a string or a number, not 'list'", Call("int", new object?[] { new object?[] { 1 } }));
        Assert.Equal("! int() argument must be a string or a number, not 'NoneType'", Call("int", [null]));
        Assert.Equal("2", Call("int", 2.9));
        Assert.Equal("! invalid literal for float() with base 10: 'None'", Call("float", [null]));
        Assert.Equal("\"100000000000000000000.0\"", Call("str", 1e20));
        Assert.Equal("[\"a\", \"é\"]", Call("list", "aé"));
        Assert.Equal("! 'int' object is not iterable", Call("list", 1));
        Assert.Equal("{\"a\": 1}", Call("dict", new object?[] { new object?[] { new object?[] { "a", 1 } } }));
    }

    [Theory]
    [InlineData(2.5, null, "3")]
    [InlineData(-2.5, null, "-3")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(0.5, 0, "1.0")]
    [InlineData(123.456, -2, "100.0")]
    [InlineData(1e300, 400, "1e+300")]
    public void Round_goes_away_from_zero(double number, int? digits, string expected) => Assert.Equal(expected, Call("round", number, digits));

    [Fact]
    public void Powers()
    {
        Assert.Equal("9223372036854775807", Call("pow", 2, 64));
        Assert.Equal("0.5", Call("pow", 2, -1));
        Assert.Equal("3", Call("pow", 2, 3, 5));
        Assert.Equal("182523810312617", Call("pow", 141592653589793, 238462643383279, 502884197169399));
        Assert.Equal("! pow() 3rd argument cannot be 0", Call("pow", 2, 3, 0));
        Assert.Equal("! pow() 2nd argument cannot be negative when 3rd argument specified", Call("pow", 2, -3, 5));
        Assert.Equal("! pow() 3rd argument not allowed unless all arguments are integers", Call("pow", 2, 3.0, 5));
    }

    [Fact]
    public void Bases_and_code_points()
    {
        Assert.Equal("\"-0xff\"", Call("hex", -255));
        Assert.Equal("\"-0x8000000000000000\"", Call("hex", long.MinValue));
        Assert.Equal("\"0o12\"", Call("oct", 10));
        Assert.Equal("\"0b1010\"", Call("bin", 10));
        Assert.Equal("8364", Call("ord", "€"));
        Assert.Equal("!  ord() expected string of length 1, but string of length 4 found", Call("ord", "éé"));
    }

    [Fact]
    public void Extremes_take_the_first_of_equals()
    {
        Assert.Equal("1", Call("min", 1, 1.0));
        Assert.Equal("\"a\"", Call("min", Dict(("b", 1), ("a", 2))));
        Assert.Equal("! arg is an empty list", Call("min", new object?[] { Array.Empty<object?>() }));
        Assert.Equal("! '>' not supported between instances of 'str' and 'int'", Call("max", 1, "a"));
        Assert.Equal("! int object is not iterable", Call("min", 1));
    }

    [Fact]
    public void Sorting_is_stable_and_strict()
    {
        Assert.Equal("[1.5, 2, 3]", Call("sorted", new object?[] { new object?[] { 3, 1.5, 2 } }));
        Assert.Equal("[2, 1, 1.0]", Call("sorted", new object?[] { 1, 1.0, 2 }, true));
        Assert.Equal("! cannot compare str and int", Call("sorted", new object?[] { new object?[] { 1, "a" } }));
        Assert.Equal("! cannot compare bool and bool", Call("sorted", new object?[] { new object?[] { true, false } }));
    }

    [Fact]
    public void Sums()
    {
        Assert.Equal("3.5", Call("sum", new object?[] { new object?[] { 1, 2.5 } }));
        Assert.Equal("[1, 2]", Call("sum", new object?[] { new object?[] { 1 }, new object?[] { 2 } }, Array.Empty<object?>()));
        Assert.Equal("! sum() can't sum strings", Call("sum", new object?[] { "a" }, ""));
        Assert.Equal("! unsupported operand type(s) for +: 'int' and 'str'", Call("sum", new object?[] { new object?[] { "a" } }));
        Assert.Equal("! 9223372036854775808: A 64 bit integer overflow", Call("sum", new object?[] { new object?[] { long.MaxValue, 1 } }));
        Assert.Equal("! 1e+39: A 32-bit floating point number overflow", Call("sum", new object?[] { new object?[] { 1e39, 1 } }));
    }

    [Fact]
    public void Ranges_are_bounded_before_they_are_built()
    {
        Assert.Equal("[5, 3]", Call("range", 5, 1, -2));
        Assert.Equal("! range() step argument must not be zero", Call("range", 1, 5, 0));
        Assert.StartsWith("! range() of ", Call("range", long.MaxValue));
        var host = new TestHost { Budget = new WorkBudget(maxSteps: 1_000_000) };
        Assert.Throws<LimitExceededException>(() => host.Invoke("range", IntValue.Of(1_000_000_000)));
    }

    [Fact]
    public void Zip_and_uniqueness()
    {
        Assert.Equal("[[1, \"a\"], [2, \"b\"]]", Call("zip", new object?[] { 1, 2 }, "abc"));
        Assert.Equal("[]", Call("zip"));
        Assert.Equal("false", Call("isunique", new object?[] { new object?[] { 1, 1.0 } }));
        Assert.Equal("true", Call("isunique", new object?[] { new object?[] { true, 1 } }));
        Assert.Equal("false", Call("isunique", new object?[] { new object?[] { Dict(("a", 1)), Dict(("a", 1)) } }));
    }

    [Fact]
    public void Reduce_starts_with_the_first_item_or_needs_a_type_that_may_be_none()
    {
        var add = new NativeFunction(a => KclAddition.Add(a[0], a[1], false));
        Assert.Equal("6", Call("reduce", add, new object?[] { 1, 2, 3 }));
        Assert.Equal("null", Call("reduce", add, Array.Empty<object?>()));
        Assert.Equal(
            "! reduce() empty list with no initial value and non-nullable accumulator type 'int'",
            Call("reduce", new NativeFunction(a => a[0], "int"), Array.Empty<object?>()));
        Assert.Equal("! reduce() argument 'reducer' must be a function", Call("reduce", null, Array.Empty<object?>(), 5));
    }

    [Fact]
    public void Options_are_converted_to_the_type_asked_for()
    {
        var host = new TestHost();
        host.Options["n"] = IntValue.Of(3);
        Assert.Equal("3", Assert.IsType<StrValue>(host.Invoke("option", Of("n"), Of("str"))).Value);
        Assert.Equal("\"1\"", Call("option", "a", "str", false, 1.0));
        Assert.Equal("0.0", Call("option", "a", "float", false, "x"));
        Assert.Equal("! cannot use 'x' as type 'int'", Call("option", "a", "int", false, "x"));
        Assert.Equal("! unknown type 'foo'", Call("option", "a", "foo", false, "x"));
        Assert.Equal("! option('a') must be initialized, try '-D a=?' argument", Call("option", "a", "", true));
        Assert.Equal("null", Call("option", "a"));
    }

    [Fact]
    public void Print_joins_with_blanks_and_ends_as_asked()
    {
        var host = new TestHost();
        host.Invoke("print", null, [Of("a"), Of(new object?[] { 1, "b" }), Of(1.0)], [KeyValuePair.Create("end", Of("|"))]);
        host.Invoke("print");
        Assert.Equal("a [1, b] 1.0|\n", host.Log);
    }

    [Fact]
    public void Every_listed_name_is_found_and_no_other()
    {
        Assert.All(BuiltinFunctions.Names, name => Assert.Equal(name, BuiltinFunctions.Find(name)?.Name));
        Assert.All(StringMethods.Names, name => Assert.Equal(name, StringMethods.Find(name)?.Name));
        foreach (var module in SystemModules.Names.Select(SystemModules.Find))
        {
            Assert.NotNull(module);
            Assert.All(module.MemberNames, name => Assert.True(module.Find(name)?.Name == name || module.Constant(name) is not null, name));
            Assert.Null(module.Find("nothing"));
        }

        Assert.Null(BuiltinFunctions.Find("nothing"));
        Assert.Null(SystemModules.Find("nothing"));
        Assert.Same(BuiltinFunctions.Find("len"), BuiltinFunctions.Find("len"));
    }
}
