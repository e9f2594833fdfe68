using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>Go's complaint when a document is of another kind than the variable it is decoded into.</summary>
public static class GoTarget
{
    /// <summary>The message; null when the value fits. Null fits everything.</summary>
    public static string? Mismatch(Value value, JsonTarget target)
    {
        if (target == JsonTarget.Any || value is NoneValue)
        {
            return null;
        }

        var fits = target == JsonTarget.Map ? value is DictValue : value is ListValue;
        if (fits)
        {
            return null;
        }

        var kind = value switch
        {
            DictValue => "object",
            ListValue => "array",
            StrValue => "string",
            BoolValue => "bool",
            _ => "number",
        };
        return $"json: cannot unmarshal {kind} into Go value of type {(target == JsonTarget.Map ? "map[string]interface {}" : "[]interface {}")}";
    }
}
