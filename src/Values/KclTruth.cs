namespace Kcl.Net.Values;

/// <summary>What counts as true in KCL.</summary>
public static class KclTruth
{
    /// <summary>False for Undefined, None, False, zero, and empty strings, lists, dicts and instances.</summary>
    public static bool IsTruthy(Value value) => value switch
    {
        BoolValue v => v.Value,
        IntValue v => v.Value != 0,
        FloatValue v => v.Value != 0,
        UnitValue v => v.Value != 0,
        StrValue v => v.Value.Length > 0,
        ListValue v => v.Count > 0,
        DictValue v => v.Count > 0,
        SchemaValue v => v.Attributes.Count > 0,
        FunctionValue or HostValue => true,
        _ => false,
    };
}
