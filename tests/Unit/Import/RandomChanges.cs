using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Import;

/// <summary>Changes a document in random places: replaces values by others, leaves entries out, adds unknown ones.</summary>
internal sealed class RandomChanges(int seed)
{
    private readonly Random _random = new(seed);

    public DictValue Of(DictValue document, int changes)
    {
        var result = document;
        for (var i = 0; i < changes; i++)
        {
            result = (DictValue)Change(result);
        }

        return result;
    }

    private Value Change(Value value)
    {
        switch (value)
        {
            case DictValue { Count: > 0 } dict when !Happens(4):
                return ChangeEntry(dict);
            case ListValue { Count: > 0 } list when !Happens(10):
                var items = list.Copy();
                var at = _random.Next(items.Count);
                items[at] = Change(items[at]);
                return items;
            default:
                return value is DictValue ? Renamed((DictValue)value) : Other(value);
        }
    }

    private DictValue ChangeEntry(DictValue dict)
    {
        var result = dict.Copy();
        var key = dict.Entries[_random.Next(dict.Count)].Key;
        if (Happens(15))
        {
            result.Remove(key);
        }
        else
        {
            result.Set(key, Change(dict[key]!));
        }

        return result;
    }

    private DictValue Renamed(DictValue dict)
    {
        var result = dict.Copy();
        result.Set("unknownEntry", IntValue.Of(_random.Next(9)));
        return result;
    }

    /// <summary>Often another value of the same kind, so that documents stay valid.</summary>
    private Value Other(Value value)
    {
        var kind = Happens(60) ? value : _random.Next(4) switch { 0 => new StrValue(""), 1 => IntValue.Of(0), 2 => BoolValue.True, _ => new ListValue() };
        return kind switch
        {
            StrValue => new StrValue(new[] { "", "a", "web-1", "Always", "10Gi", "30s", "0.5", "info" }[_random.Next(8)]),
            IntValue => IntValue.Of(_random.Next(-3, 70_000)),
            FloatValue => new FloatValue(_random.Next(9) + 0.5),
            BoolValue flag => BoolValue.Of(!flag.Value),
            ListValue => Happens(50) ? new ListValue() : new ListValue(new StrValue("a")),
            _ => value,
        };
    }

    private bool Happens(int inHundred) => _random.Next(100) < inHundred;
}
