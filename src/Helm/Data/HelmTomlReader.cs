using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`fromToml`: TOML 1.0 to values as Helm's decoder makes them (integers stay 64-bit integers), and its complaints.</summary>
internal static class HelmTomlReader
{
    /// <summary>Throws <see cref="FormatException"/> with the decoder's message.</summary>
    public static DictValue Read(string text)
    {
        try
        {
            return Map(TomlDocument.Parse(new SourceFile("", text), "").Root);
        }
        catch (DiagnosticException failure)
        {
            throw new FormatException(TomlComplaint.Of(text, failure.Diagnostics[0]), failure);
        }
    }

    private static DictValue Map(TomlTable table)
    {
        var map = new DictValue(table.Entries.Count);
        foreach (var entry in table.Entries)
        {
            map.SetValue(entry.Key, Value(entry.Value));
        }

        return map;
    }

    private static Value Value(TomlValue value) => value switch
    {
        TomlString text => new StrValue(text.Value),
        TomlInteger number => GoInteger.Int64(number.Value),
        TomlFloat number => new FloatValue(number.Value),
        TomlBoolean flag => BoolValue.Of(flag.Value),
        TomlDateTime time => Time(time),
        TomlTable table => Map(table),
        TomlArray { IsTableArray: true } array => new TypedSlice("map[string]interface {}", Items(array)),
        TomlArray array => Items(array),
        _ => NoneValue.Instance,
    };

    private static ListValue Items(TomlArray array)
    {
        var items = new ListValue(array.Items.Count);
        foreach (var item in array.Items)
        {
            items.Add(Value(item));
        }

        return items;
    }

    /// <summary>Times without an offset are in zones that only have a name.</summary>
    private static GoTime Time(TomlDateTime time)
    {
        var (layout, zone) = time.Kind switch
        {
            TomlDateTimeKind.OffsetDateTime => ("2006-01-02T15:04:05.999999999Z07:00", ""),
            TomlDateTimeKind.LocalDateTime => ("2006-01-02T15:04:05.999999999", "datetime-local"),
            TomlDateTimeKind.LocalDate => ("2006-01-02", "date-local"),
            _ => ("15:04:05.999999999", "time-local"),
        };
        var read = GoTimeParsing.Parse(layout, time.Value);
        return zone.Length > 0 ? read.In(GoZone.Fixed(zone, 0)) : read;
    }
}
