using System.Diagnostics.CodeAnalysis;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Schemas;

/// <summary>
/// Attributes without `?` must have a value once the outermost instance is complete; instances nested in it may be
/// completed by merging until then.
/// </summary>
internal static class RequiredAttributes
{
    public static void Check(Value value, Interpreter run)
    {
        switch (value)
        {
            case SchemaValue schema:
                run.Enter();
                CheckInstance(schema, run);
                run.Leave();
                break;
            case DictValue dict:
                run.Enter();
                foreach (ref readonly var entry in dict.Entries)
                {
                    Check(entry.Value, run);
                }

                run.Leave();
                break;
            case ListValue list:
                run.Enter();
                foreach (var item in list.Items)
                {
                    Check(item, run);
                }

                run.Leave();
                break;
        }
    }

    private static void CheckInstance(SchemaValue schema, Interpreter run)
    {
        if (schema.OptionalAttributes is { } optional)
        {
            foreach (var (name, isOptional) in optional)
            {
                if (!isOptional && (schema.Attributes[name] is not { } value || value.IsNullish))
                {
                    Fail(schema, name, run);
                }
            }
        }

        foreach (ref readonly var entry in schema.Attributes.Entries)
        {
            if (entry.Value.Kind >= ValueKind.List)
            {
                Check(entry.Value, run);
            }
        }
    }

    [DoesNotReturn]
    private static void Fail(SchemaValue schema, string name, Interpreter run) => run.FailAt(
        schema.Place.Detail == PlaceDetail.Nowhere ? run.CurrentOrigin() : schema.Place.At,
        $"attribute '{name}' of {schema.Schema.Name} is required and can't be None or Undefined",
        () => MissingAttribute.Facts(schema, name),
        MissingAttribute.Help(schema, name));
}
