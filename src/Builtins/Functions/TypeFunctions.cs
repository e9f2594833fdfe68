using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`typeof` and `isnullish`.</summary>
internal static class TypeFunctions
{
    public static Value TypeOf(BuiltinCall call)
    {
        var value = call.Required(0, "x", "typeof() missing 1 required positional argument: 'x'");
        return new StrValue(value switch
        {
            SchemaValue schema when call.Flag(1, "full_name") => schema.Schema.QualifiedName,
            NoneValue => "None",
            _ => TypeNames.Of(value),
        });
    }

    public static Value IsNullish(BuiltinCall call) =>
        BoolValue.Of(call.Required(0, "inval", "is_nullable() takes exactly one argument (0 given)").IsNullish);
}
