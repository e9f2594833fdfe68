using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Values as Go's reflection sees them: kinds, type names, truth, nil.</summary>
internal static class GoTypes
{
    public const string Interface = "interface {}";

    public static readonly Comparer<string> KeyOrder = Comparer<string>.Create(Utf8Order.Compare);

    public static GoKind KindOf(Value value) => value switch
    {
        StrValue => GoKind.String,
        DictValue => GoKind.Map,
        ListValue => GoKind.Slice,
        BoolValue => GoKind.Bool,
        IntValue => GoKind.Int,
        FloatValue or UnitValue => GoKind.Float64,
        NoneValue or UndefinedValue => GoKind.Invalid,
        GoInteger integer => integer.GoKind,
        GoStrings or GoBytes => GoKind.Slice,
        GoFloat32 => GoKind.Float32,
        GoComplex => GoKind.Complex128,
        GoNamed named => KindOf(named.Underlying),
        GoObject host => host.GoKind,
        FunctionValue => GoKind.Func,
        _ => GoKind.Struct,
    };

    /// <summary>The type as Go writes it; `&lt;nil&gt;` for nil.</summary>
    public static string NameOf(Value value) => value switch
    {
        StrValue => "string",
        DictValue => "map[string]interface {}",
        ListValue => "[]interface {}",
        BoolValue => "bool",
        IntValue => "int",
        FloatValue or UnitValue => "float64",
        NoneValue or UndefinedValue => "<nil>",
        GoInteger integer => NameOf(integer.GoKind),
        GoStrings => "[]string",
        GoBytes => "[]uint8",
        GoFloat32 => "float32",
        GoComplex => "complex128",
        GoNamed named => named.TypeName,
        GoObject host => host.TypeName,
        FunctionValue => "func()",
        _ => "struct {}",
    };

    public static string NameOf(GoKind kind) => kind switch
    {
        GoKind.Bool => "bool",
        GoKind.Int => "int",
        GoKind.Int8 => "int8",
        GoKind.Int16 => "int16",
        GoKind.Int32 => "int32",
        GoKind.Int64 => "int64",
        GoKind.Uint => "uint",
        GoKind.Uint8 => "uint8",
        GoKind.Uint16 => "uint16",
        GoKind.Uint32 => "uint32",
        GoKind.Uint64 => "uint64",
        GoKind.Uintptr => "uintptr",
        GoKind.Float32 => "float32",
        GoKind.Float64 => "float64",
        GoKind.Complex64 => "complex64",
        GoKind.Complex128 => "complex128",
        GoKind.String => "string",
        _ => Interface,
    };

    public static string NameOf(GoParameter parameter) => parameter switch
    {
        GoParameter.String => "string",
        GoParameter.Int => "int",
        GoParameter.Int64 => "int64",
        GoParameter.Uint32 => "uint32",
        GoParameter.Float64 => "float64",
        GoParameter.Bool => "bool",
        GoParameter.Map => "map[string]interface {}",
        GoParameter.List => "[]interface {}",
        GoParameter.Strings => "[]string",
        GoParameter.Time => "time.Time",
        GoParameter.Certificate => "sprig.certificate",
        GoParameter.Reflect => "reflect.Value",
        _ => Interface,
    };

    /// <summary>What nil is for a parameter; null when its type has no nil.</summary>
    public static Value? NilOf(GoParameter parameter) => parameter switch
    {
        GoParameter.Any => NoneValue.Instance,
        GoParameter.Map => new DictValue(),
        GoParameter.List => new ListValue(),
        GoParameter.Strings => new GoStrings(),
        GoParameter.Reflect => UndefinedValue.Instance,
        _ => null,
    };

    public static bool Fits(Value value, GoParameter parameter) => parameter switch
    {
        GoParameter.Any or GoParameter.Reflect => true,
        GoParameter.String => value is StrValue,
        GoParameter.Int => value is IntValue,
        GoParameter.Int64 => value is GoInteger { GoKind: GoKind.Int64 },
        GoParameter.Uint32 => value is GoInteger { GoKind: GoKind.Uint32 },
        GoParameter.Float64 => value is FloatValue,
        GoParameter.Bool => value is BoolValue,
        GoParameter.Map => value is DictValue,
        GoParameter.List => value is ListValue,
        GoParameter.Time or GoParameter.Certificate => value is GoObject { GoKind: GoKind.Struct } given && given.TypeName == NameOf(parameter),
        _ => value is GoStrings,
    };

    /// <summary>What `if` sees: false is the zero of the type or an empty collection.</summary>
    public static bool IsTrue(Value value) => value switch
    {
        BoolValue flag => flag.Value,
        StrValue text => text.Value.Length > 0,
        DictValue dict => dict.Count > 0,
        ListValue list => list.Count > 0,
        IntValue number => number.Value != 0,
        FloatValue number => number.Value != 0,
        NoneValue or UndefinedValue => false,
        UnitValue number => number.Value != 0,
        GoInteger integer => integer.Bits != 0,
        GoFloat32 number => number.Value != 0,
        GoComplex number => number.Real != 0 || number.Imaginary != 0,
        GoStrings strings => strings.Items.Length > 0,
        GoBytes bytes => bytes.Items.Length > 0,
        GoNamed named => IsTrue(named.Underlying),
        GoObject host => host.GoKind switch
        {
            GoKind.Map or GoKind.Slice or GoKind.Array => host.Count > 0,
            _ => !host.IsNil,
        },
        _ => true,
    };

    /// <summary>The end of a chain of pointers; a nil pointer stays.</summary>
    public static Value Indirect(Value value)
    {
        while (value is GoObject { GoKind: GoKind.Pointer, Pointee: { } pointee })
        {
            value = pointee;
        }

        return value;
    }

    public static bool IsNil(Value value) => value is NoneValue or UndefinedValue or GoObject { IsNil: true };

    /// <summary>Prepares a value for printing by an action; false for what cannot be printed.</summary>
    public static bool IsPrintable(ref Value value)
    {
        value = Indirect(value);
        if (value is GoObject { AddressedText: { } text })
        {
            value = new StrValue(text);
        }

        return value is not FunctionValue && value is not GoObject { GoKind: GoKind.Func or GoKind.Chan, Text: null };
    }

    /// <summary>`reflect.Value.String()`.</summary>
    public static string ReflectString(Value value) => value switch
    {
        StrValue text => text.Value,
        NoneValue or UndefinedValue => "<invalid Value>",
        _ => $"<{NameOf(value)} Value>",
    };
}
