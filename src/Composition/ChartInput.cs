using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// KCL values as a chart gets them: a copy of its own, because templates may change maps; every number a float64 and
/// Undefined left out, as after a trip through JSON.
/// </summary>
internal static class ChartInput
{
    public static DictValue Of(Value values) => values switch
    {
        DictValue or SchemaValue => (DictValue)Convert(values),
        _ => new DictValue(),
    };

    private static Value Convert(Value value)
    {
        switch (value)
        {
            case IntValue number:
                return new FloatValue(number.Value);
            case UnitValue number:
                return new FloatValue(number.Value);
            case ListValue list:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var items = new ListValue(list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is not (UndefinedValue or FunctionValue))
                    {
                        items.Add(Convert(list[i]), list.OriginAt(i));
                    }
                }

                return items;
            case SchemaValue schema:
                return Convert(schema.Attributes);
            case DictValue dict:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var entries = new DictValue(dict.Count);
                foreach (ref readonly var entry in dict.Entries)
                {
                    if (entry.Value is not (UndefinedValue or FunctionValue))
                    {
                        entries.Set(entry.Key, Convert(entry.Value), entry.Origin);
                    }
                }

                return entries;
            default:
                return value;
        }
    }
}
