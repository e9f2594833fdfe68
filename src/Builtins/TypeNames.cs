using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>The names of run-time types as messages and `typeof` print them.</summary>
public static class TypeNames
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
        FunctionValue function => function.TypeName,
        _ => "any",
    };
}
