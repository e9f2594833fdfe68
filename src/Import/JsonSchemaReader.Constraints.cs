using Kcl.Net.Builtins.Patterns;
using Kcl.Net.Values;

namespace Kcl.Net.Import;

public sealed partial class JsonSchemaReader
{
    private List<Constraint> ReadConstraints(DictValue schema, string hint)
    {
        var constraints = new List<Constraint>();
        AddBounds(schema, "minimum", "exclusiveMinimum", ">=", ">", constraints);
        AddBounds(schema, "maximum", "exclusiveMaximum", "<=", "<", constraints);
        if (schema["multipleOf"] is IntValue { Value: > 0 } divisor)
        {
            constraints.Add(new MultipleOf(divisor.Value));
        }

        AddSize(schema, ModelShape.Text, "minLength", "maxLength", constraints);
        AddSize(schema, ModelShape.List, "minItems", "maxItems", constraints);
        AddSize(schema, ModelShape.Map, "minProperties", "maxProperties", constraints);
        if (schema["pattern"] is StrValue { Value: var pattern } && IsPattern(hint, pattern))
        {
            constraints.Add(new Pattern(pattern));
        }

        if (schema["uniqueItems"] is BoolValue { Value: true })
        {
            constraints.Add(new Unique());
        }

        if ((schema["propertyNames"] as DictValue)?["pattern"] is StrValue { Value: var keys } && IsPattern(hint, keys))
        {
            constraints.Add(new EachKey([keys]));
        }

        foreach (var key in new[] { "not", "if", "contains" })
        {
            if (schema[key] is not null)
            {
                Warn(hint, $"`{key}` is left out");
            }
        }

        return constraints;
    }

    /// <summary>In draft 4 `exclusiveMinimum` is a flag beside `minimum`, later a number of its own.</summary>
    private static void AddBounds(DictValue schema, string key, string exclusiveKey, string op, string exclusiveOp, List<Constraint> constraints)
    {
        if (schema[key] is { } limit and (IntValue or FloatValue))
        {
            constraints.Add(new Bound(schema[exclusiveKey] is BoolValue { Value: true } ? exclusiveOp : op, limit));
        }

        if (schema[exclusiveKey] is { } exclusive and (IntValue or FloatValue))
        {
            constraints.Add(new Bound(exclusiveOp, exclusive));
        }
    }

    private static void AddSize(DictValue schema, ModelShape shape, string least, string most, List<Constraint> constraints)
    {
        if (schema[least] is IntValue { Value: > 0 } from)
        {
            constraints.Add(new Size(shape, ">=", from.Value));
        }

        if (schema[most] is IntValue { Value: >= 0 } to)
        {
            constraints.Add(new Size(shape, "<=", to.Value));
        }
    }

    private bool IsPattern(string hint, string pattern)
    {
        try
        {
            CompiledPattern.Compile(pattern);
            return true;
        }
        catch (PatternException)
        {
            Warn(hint, $"the pattern `{pattern}` is left out, because KCL cannot read it");
            return false;
        }
    }
}
