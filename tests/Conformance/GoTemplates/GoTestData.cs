using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance.GoTemplates;

/// <summary>The value and the functions that Go's own execution tests use, as host objects.</summary>
internal static class GoTestData
{
    private static readonly TestMap MsiOne = new("string", "int", IntValue.Of(0), (S("one"), I(1)));

    public static TestStruct T { get; } = MakeT("x");

    /// <summary>The zero value of the struct, and a nil pointer to it: methods work on both.</summary>
    public static TestStruct ZeroT { get; } = WithMethods(new TestStruct("template.T")).Field("PS", new TestPointer("string", null)).Field("I", I(0));

    public static TestStruct NilT { get; } = WithMethods(new TestStruct("*template.T") { Nil = true });

    public static TemplateFunction? Functions(string name) => name switch
    {
        "add" => Make(name, [GoParameter.Int], true, a => I(a.Sum(v => ((IntValue)v).Value))),
        "count" => Make(name, [GoParameter.Int], false, a => Count((int)((IntValue)a[0]).Value)),
        "dddArg" => Make(name, [GoParameter.Int, GoParameter.String], true, a => S(GoFormat.Sprintln(a))),
        "die" => Make(name, [], false, _ => throw new TemplateFunctionException("die")),
        "echo" => Make(name, [GoParameter.Any], false, a => a[0]),
        "makemap" => Make(name, [GoParameter.String], true, MakeMap),
        "mapOfThree" => Make(name, [], false, _ => new TestMap("string", "int", I(0), (S("three"), I(3)))),
        "oneArg" => Make(name, [GoParameter.String], false, a => S("oneArg=" + a[0])),
        "returnInt" => Make(name, [], false, _ => I(7)),
        "stringer" => Make(name, [GoParameter.Any], false, a => S(((GoObject)a[0]).Text!)),
        "twoArgs" => Make(name, [GoParameter.String, GoParameter.String], false, a => S("twoArgs=" + a[0] + a[1])),
        "typeOf" => Make(name, [GoParameter.Any], false, a => S(GoFormat.TypeName(a[0]))),
        "valueString" => Make(name, [GoParameter.String], false, _ => S("value is ignored")),
        "vfunc" => Make(name, [GoParameter.Any, GoParameter.Any], false, _ => S("vfunc")),
        "zeroArgs" => Make(name, [], false, _ => S("zeroArgs")),
        _ => null,
    };

    /// <summary>An iterator over the numbers below a bound, alone or paired with their successors.</summary>
    public static TestFunction Iterator(int count, bool pairs) => new(
        pairs ? "iter.Seq2[int,int]" : "iter.Seq[int]",
        sequence: new GoSequence(Enumerable.Range(0, count).Select(i => KeyValuePair.Create<Value, Value>(I(i), I(pairs ? i + 1 : i))), pairs ? 2 : 1, true));

    public static StrValue S(string text) => new(text);

    public static IntValue I(long number) => IntValue.Of(number);

    private static TestSlice Ints(string type, params int[] items) => new(type, items.Select(i => (Value)I(i)).ToArray());

    private static TemplateFunction Make(string name, GoParameter[] parameters, bool variadic, Func<Value[], Value> body) =>
        new(name, parameters, variadic, (a, _) => body(a.ToArray()));

    private static TestFunction Func(string type, GoParameter[] parameters, bool variadic, Func<Value[], Value> body) =>
        new(type, Make("", parameters, variadic, body));

    private static Value MakeMap(Value[] arguments)
    {
        var entries = arguments.Chunk(2).Select(p => (p[0], p[1])).OrderBy(p => p.Item1.ToString(), StringComparer.Ordinal).ToArray();
        return new TestMap("string", "string", S(""), entries);
    }

    private static TestFunction Count(int count)
    {
        var letters = Enumerable.Range(0, count).Select(i => KeyValuePair.Create<Value, Value>(I(i), S(((char)('a' + i)).ToString())));
        return new TestFunction("chan string", sequence: new GoSequence(letters, 2, false), nil: count == 0);
    }

    private static GoInteger N(GoKind kind, long value) => new(kind, value);

    private static TestMap Keyed(GoKind kind, string type, params (int Key, string Value)[] entries) =>
        new(type, "string", S(""), entries.Select(e => ((Value)N(kind, e.Key), (Value)S(e.Value))).ToArray());

    private static TestStruct U(string v) => new TestStruct("*template.U")
        .Field("V", S(v))
        .Method("TrueFalse", [GoParameter.Bool], a => S(((BoolValue)a[0]).Value ? "true" : ""));

    private static TestStruct WithMethods(TestStruct t) => t
        .Method("Method0", [], _ => S("M0"))
        .Method("Method1", [GoParameter.Int], a => a[0])
        .Method("Method2", [GoParameter.Any, GoParameter.String], a => S($"Method2: {GoFormat.FormatValue(a[0])} {a[1]}"))
        .Method("Method3", [GoParameter.Any], a => S("Method3: " + GoFormat.FormatValue(a[0])))
        .Method("Copy", [], _ => t)
        .Method("MAdd", [GoParameter.Int, GoParameter.Any], a => Ints("[]int", Enumerable.Range(0, ((TestSlice)a[1]).Count)
            .Select(i => (int)(((IntValue)a[0]).Value + ((IntValue)((TestSlice)a[1]).ItemAt(i)).Value)).ToArray()))
        .Method("MyError", [GoParameter.Bool], a => ((BoolValue)a[0]).Value ? throw new TemplateFunctionException("my error") : BoolValue.False)
        .Method("GetU", [], _ => U("v"));

    private static TestStruct MakeT(string x)
    {
        var siVal = new TestSlice("[]string", [S("a"), S("b")]);
        var t = WithMethods(new TestStruct("*template.T") { Unexported = ["unexported"] });
        t.Field("True", BoolValue.True).Field("I", I(17)).Field("U16", N(GoKind.Uint16, 16)).Field("X", S(x)).Field("S", S("xyz"))
            .Field("FloatZero", new FloatValue(0)).Field("ComplexZero", new GoComplex(0, 0)).Field("U", U("v"))
            .Field("V0", new TestStruct("template.V") { Display = "<6666>" }).Field("V1", new TestStruct("*template.V") { Display = "<7777>" })
            .Field("V2", new TestStruct("*template.V") { Display = "nilV", Nil = true })
            .Field("W0", new TestStruct("template.W") { Display = "[888]" }).Field("W1", new TestStruct("*template.W") { Display = "[999]" })
            .Field("W2", new TestStruct("*template.W") { Display = "nilW", Nil = true })
            .Field("SI", Ints("[]int", 3, 4, 5)).Field("SICap", new TestSlice("[]int", [.. Enumerable.Repeat(I(0), 5)], 10)).Field("SIEmpty", Ints("[]int"))
            .Field("SB", new TestSlice("[]bool", [BoolValue.True, BoolValue.False])).Field("AI", Ints("[3]int", 3, 4, 5)).Field("PAI", new TestPointer("[3]int", Ints("[3]int", 3, 4, 5)))
            .Field("MSI", new TestMap("string", "int", I(0), (S("one"), I(1)), (S("three"), I(3)), (S("two"), I(2)))).Field("MSIone", MsiOne)
            .Field("MSIEmpty", new TestMap("string", "int", I(0))).Field("MXI", new TestMap("interface {}", "int", I(0), (S("one"), I(1))))
            .Field("MII", new TestMap("int", "int", I(0), (I(1), I(1)))).Field("MI32S", Keyed(GoKind.Int32, "int32", (1, "one"), (2, "two")))
            .Field("MI64S", Keyed(GoKind.Int64, "int64", (2, "i642"), (3, "i643"))).Field("MUI32S", Keyed(GoKind.Uint32, "uint32", (2, "u322"), (3, "u323")))
            .Field("MUI64S", Keyed(GoKind.Uint64, "uint64", (2, "ui642"), (3, "ui643"))).Field("MI8S", Keyed(GoKind.Int8, "int8", (2, "i82"), (3, "i83")))
            .Field("MUI8S", Keyed(GoKind.Uint8, "uint8", (2, "u82"), (3, "u83")))
            .Field("SMSI", new TestSlice("[]map[string]int", [
                new TestMap("string", "int", I(0), (S("one"), I(1)), (S("two"), I(2))),
                new TestMap("string", "int", I(0), (S("eleven"), I(11)), (S("twelve"), I(12)))]))
            .Field("Empty0", NoneValue.Instance).Field("Empty1", I(3)).Field("Empty2", S("empty2")).Field("Empty3", Ints("[]int", 7, 8)).Field("Empty4", U("UinEmpty"))
            .Field("NonEmptyInterface", WithMethods(new TestStruct("*template.T")).Field("X", S("x")))
            .Field("NonEmptyInterfacePtS", new TestPointer("template.I", siVal)).Field("NonEmptyInterfaceNil", NoneValue.Instance)
            .Field("NonEmptyInterfaceTypedNil", WithMethods(new TestStruct("*template.T") { Nil = true }))
            .Field("Str", new TestStruct("*bytes.Buffer") { Display = "foozle" }).Field("Err", new TestStruct("*errors.errorString") { Display = "erroozle" })
            .Field("PI", new TestPointer("int", I(23))).Field("PS", new TestPointer("string", S("a string"))).Field("PSI", new TestPointer("[]int", Ints("[]int", 21, 22, 23)))
            .Field("NIL", new TestPointer("int", null)).Field("UPI", new TestPointer("int", I(23))).Field("EmptyUPI", new TestPointer("int", null))
            .Field("BinaryFunc", Func("func(string, string) string", [GoParameter.String, GoParameter.String], false, a => S($"[{a[0]}={a[1]}]")))
            .Field("VariadicFunc", Func("func(...string) string", [GoParameter.String], true, a => S($"<{string.Join('+', a.AsEnumerable())}>")))
            .Field("VariadicFuncInt", Func("func(int, ...string) string", [GoParameter.Int, GoParameter.String], true, a => S($"{a[0]}=<{string.Join('+', a.Skip(1))}>")))
            .Field("NilOKFunc", Func("func(*int) bool", [GoParameter.Any], false, a => BoolValue.Of(a[0].IsNullish)))
            .Field("ErrFunc", Func("func() (string, error)", [], false, _ => S("bla")))
            .Field("PanicFunc", Func("func() string", [], false, _ => throw new TemplateFunctionException("test panic")));
        return t;
    }
}
