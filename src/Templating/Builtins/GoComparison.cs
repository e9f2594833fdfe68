using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`eq`, `lt` and those made of them. Types must agree; only signed and unsigned integers mix.</summary>
internal static class GoComparison
{
    private enum BasicKind : byte
    {
        None,
        Bool,
        Complex,
        Int,
        Float,
        String,
        Uint,
    }

    /// <summary>Whether the first equals one of the others.</summary>
    public static bool Equal(ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length < 2)
        {
            throw new TemplateFunctionException("missing argument for comparison");
        }

        foreach (var other in arguments[1..])
        {
            if (Equal(arguments[0], other))
            {
                return true;
            }
        }

        return false;
    }

    public static bool LessOrEqual(ReadOnlySpan<Value> arguments) => Less(arguments[0], arguments[1]) || Equal(arguments);

    public static bool Less(Value a, Value b)
    {
        a = Plain(a);
        b = Plain(b);
        var (kindA, kindB) = (KindOf(a), KindOf(b));
        if (kindA == BasicKind.None || kindB == BasicKind.None)
        {
            throw new TemplateFunctionException("invalid type for comparison");
        }

        if (kindA != kindB)
        {
            return (kindA, kindB) switch
            {
                (BasicKind.Int, BasicKind.Uint) => Signed(a) < 0 || (ulong)Signed(a) < (ulong)Signed(b),
                (BasicKind.Uint, BasicKind.Int) => Signed(b) >= 0 && (ulong)Signed(a) < (ulong)Signed(b),
                _ => throw Incompatible(a, b),
            };
        }

        return kindA switch
        {
            BasicKind.Float => Float(a) < Float(b),
            BasicKind.Int => Signed(a) < Signed(b),
            BasicKind.Uint => (ulong)Signed(a) < (ulong)Signed(b),
            BasicKind.String => Utf8Order.Compare(((StrValue)a).Value, ((StrValue)b).Value) < 0,
            _ => throw new TemplateFunctionException("invalid type for comparison"),
        };
    }

    private static bool Equal(Value namedA, Value namedB)
    {
        var (a, b) = (Plain(namedA), Plain(namedB));
        var (kindA, kindB) = (KindOf(a), KindOf(b));
        if (kindA != kindB)
        {
            return (kindA, kindB) switch
            {
                (BasicKind.Int, BasicKind.Uint) => Signed(a) >= 0 && Signed(a) == Signed(b),
                (BasicKind.Uint, BasicKind.Int) => Signed(b) >= 0 && Signed(a) == Signed(b),
                _ => a.IsNullish || b.IsNullish ? false : throw Incompatible(namedA, namedB),
            };
        }

        return kindA switch
        {
            BasicKind.Bool => a == b,
            BasicKind.Complex => ((GoComplex)a).Real == ((GoComplex)b).Real && ((GoComplex)a).Imaginary == ((GoComplex)b).Imaginary,
            BasicKind.Float => Float(a) == Float(b),
            BasicKind.Int or BasicKind.Uint => Signed(a) == Signed(b),
            BasicKind.String => ((StrValue)a).Value == ((StrValue)b).Value,
            _ => SameObject(namedA, namedB),
        };
    }

    private static bool SameObject(Value a, Value b)
    {
        var (kindA, kindB) = (GoTypes.KindOf(a), GoTypes.KindOf(b));
        if (kindA != kindB && kindA != GoKind.Invalid && kindB != GoKind.Invalid)
        {
            throw new TemplateFunctionException(
                $"non-comparable types {GoFormat.Sprintf("%s", [a])}: {GoTypes.NameOf(a)}, {GoTypes.NameOf(b)}: {GoFormat.FormatValue(b)}");
        }

        if (GoTypes.IsNil(a) || GoTypes.IsNil(b))
        {
            return GoTypes.IsNil(a) == GoTypes.IsNil(b);
        }

        if (b is not GoObject { IsComparable: true } host)
        {
            throw new TemplateFunctionException($"non-comparable type {GoFormat.Sprintf("%s", [b])}: {GoTypes.NameOf(b)}");
        }

        return a is GoObject other && other.GoEquals(host);
    }

    private static TemplateFunctionException Incompatible(Value a, Value b) =>
        new($"incompatible types for comparison: {GoTypes.NameOf(a)} and {GoTypes.NameOf(b)}");

    private static Value Plain(Value value) => value is GoNamed named ? named.Underlying : value;

    private static BasicKind KindOf(Value value) => GoTypes.KindOf(value) switch
    {
        GoKind.Bool => BasicKind.Bool,
        >= GoKind.Int and <= GoKind.Int64 => BasicKind.Int,
        >= GoKind.Uint and <= GoKind.Uintptr => BasicKind.Uint,
        GoKind.Float32 or GoKind.Float64 => BasicKind.Float,
        GoKind.Complex64 or GoKind.Complex128 => BasicKind.Complex,
        GoKind.String => BasicKind.String,
        _ => BasicKind.None,
    };

    /// <summary>The bits of an integer; unsigned ones are cast back by the caller.</summary>
    private static long Signed(Value value) => value is IntValue number ? number.Value : ((GoInteger)value).Bits;

    private static double Float(Value value) => value switch
    {
        FloatValue number => number.Value,
        UnitValue number => number.Value,
        _ => ((GoFloat32)value).Value,
    };
}
