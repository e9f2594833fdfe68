using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Reading decoded settings; what is absent is empty.</summary>
internal static class Setting
{
    private static readonly DictValue EmptyMap = new();
    private static readonly ListValue EmptyList = new();

    /// <summary>A nested struct or map.</summary>
    public static DictValue MapOf(this DictValue settings, string name) => settings[name] as DictValue ?? EmptyMap;

    private static ListValue ListOf(this DictValue settings, string name) => settings[name] as ListValue ?? EmptyList;

    public static string Text(this DictValue settings, string name) => settings[name] is StrValue text ? text.Value : "";

    public static bool Flag(this DictValue settings, string name) => settings[name] is BoolValue { Value: true };

    public static int Number(this DictValue settings, string name) => settings[name] is IntValue number ? (int)Math.Clamp(number.Value, int.MinValue, int.MaxValue) : 0;

    /// <summary>A list of texts; a null in it is an empty text.</summary>
    public static List<string> Texts(this DictValue settings, string name)
    {
        var texts = new List<string>();
        foreach (var item in settings.ListOf(name).Items)
        {
            texts.Add(item is StrValue text ? text.Value : "");
        }

        return texts;
    }

    public static List<DictValue> Structs(this DictValue settings, string name)
    {
        var structs = new List<DictValue>();
        foreach (var item in settings.ListOf(name).Items)
        {
            structs.Add(item as DictValue ?? new DictValue());
        }

        return structs;
    }

    /// <summary>A map of texts in byte order of its keys.</summary>
    public static SortedDictionary<string, string> TextMap(this DictValue? settings, string name)
    {
        var map = new SortedDictionary<string, string>(Comparer<string>.Create(Utf8Order.Compare));
        foreach (ref readonly var entry in (settings?.MapOf(name) ?? EmptyMap).Entries)
        {
            map[entry.Key] = entry.Value is StrValue text ? text.Value : "";
        }

        return map;
    }

    public static Gvk Gvk(this DictValue settings) => new(settings.Text("group"), settings.Text("version"), settings.Text("kind"));

    public static FieldSpec FieldSpec(this DictValue settings) => new(settings.Gvk(), settings.Text("path"), settings.Flag("create"));

    public static IReadOnlyList<FieldSpec> FieldSpecs(this DictValue settings, string name) => settings.Structs(name).ConvertAll(FieldSpec);

    /// <summary>The settings without what is empty, as Go writes them out again.</summary>
    public static DictValue WithoutEmpty(this DictValue settings)
    {
        var kept = new DictValue(settings.Count);
        foreach (ref readonly var entry in settings.Entries)
        {
            var value = entry.Value switch
            {
                StrValue { Value: "" } or BoolValue { Value: false } or IntValue { Value: 0 } or ListValue { Count: 0 } => null,
                DictValue dict => dict.WithoutEmpty(),
                ListValue list => WithoutEmpty(list),
                _ => entry.Value,
            };
            if (value is not null)
            {
                kept.Set(entry.Key, value);
            }
        }

        return kept;
    }

    private static ListValue WithoutEmpty(ListValue list)
    {
        var kept = new ListValue(list.Count);
        foreach (var item in list.Items)
        {
            kept.Add(item is DictValue dict ? dict.WithoutEmpty() : item);
        }

        return kept;
    }
}
