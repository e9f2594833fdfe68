using Kcl.Net.Evaluator.Values;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Run-time type names, as `typeof` and messages show them.</summary>
internal static class TypeNames
{
    public static string Of(Value value) => value switch
    {
        UndefinedValue => "UndefinedType",
        NoneValue => "NoneType",
        BoolValue => "bool",
        IntValue => "int",
        FloatValue => "float",
        UnitValue unit => $"number_multiplier({unit})",
        StrValue => "str",
        ListValue => "list",
        DictValue => "dict",
        SchemaValue schema => schema.Schema.Name,
        SchemaConstructorValue => "type",
        _ => "function",
    };
}
