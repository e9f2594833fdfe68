using System.Globalization;
using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// Reads a set expression: keys with dots and list indexes, `=`, values separated by commas, `\` before what is not special.
/// What was set before a mistake stays set, as in Helm.
/// </summary>
internal sealed class SetExpression(string text, SetKind kind, Func<string, string>? read)
{
    private const int MaxIndex = 65536;
    private const int MaxNesting = 30;
    private const char End = '\uFFFF';
    private int _at;

    public void ApplyTo(DictValue values)
    {
        while (Key(values, 0))
        {
        }
    }

    /// <summary>Reads one `key=value`; false at the end of the text.</summary>
    private bool Key(DictValue data, int nesting)
    {
        var name = Until(kind == SetKind.Literal ? "=[." : "=[,.", out var last);
        switch (last)
        {
            case End:
                return name.Length == 0 ? false : throw new FormatException($"key {GoFormat.Quote(name)} has no value");
            case '[':
                return IndexedKey(data, name, nesting);
            case '=':
                return Assign(value => Store(data, name, value));
            case ',':
                Store(data, name, StrValue.Empty);
                throw new FormatException($"key {GoFormat.Quote(name)} has no value (cannot end with ,)");
        }

        if (++nesting > MaxNesting)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"value name nested level is greater than maximum supported nested level of {MaxNesting}"));
        }

        var inner = data.TryGetValue(name, out var existing)
            ? existing as DictValue ?? throw new FormatException($"unable to parse key: interface conversion: interface {{}} is {Shown(existing)}, not map[string]interface {{}}")
            : new DictValue();
        bool more;
        try
        {
            more = Key(inner, nesting);
        }
        finally
        {
            if (inner.Count > 0)
            {
                Store(data, name, inner);
            }
        }

        return inner.Count > 0 || !more ? more : throw new FormatException($"key map {GoFormat.Quote(name)} has no value");
    }

    private bool IndexedKey(DictValue data, string name, int nesting)
    {
        if (Index() is not { } index)
        {
            return false;
        }

        var list = data.TryGetValue(name, out var existing)
            ? existing as ListValue ?? throw new FormatException($"unable to parse key: interface conversion: interface {{}} is {Shown(existing)}, not []interface {{}}")
            : new ListValue();
        var more = Item(list, index, nesting);
        Store(data, name, list);
        return more;
    }

    /// <summary>Reads what follows `[index]`.</summary>
    private bool Item(ListValue list, int index, int nesting)
    {
        if (index < 0)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"negative {index} index not allowed"));
        }

        var name = Until("[.=", out var last);
        if (name.Length > 0)
        {
            throw new FormatException("unexpected data at end of array index: " + Runes(name));
        }

        switch (last)
        {
            case '=':
                return Assign(value => Place(list, index, value));
            case '[':
                if (Index() is not { } next)
                {
                    return false;
                }

                var inner = index < list.Count && list[index] is ListValue existing ? existing : new ListValue();
                var more = Item(inner, next, nesting);
                Place(list, index, inner);
                return more;
            case '.':
                var map = index < list.Count && list[index] is DictValue known ? known : new DictValue();
                var goesOn = Key(map, nesting);
                Place(list, index, map);
                return goesOn;
            default:
                return false;
        }
    }

    private bool Assign(Action<Value> store)
    {
        switch (kind)
        {
            case SetKind.Json:
                store(SkipBlank() ? NoneValue.Instance : Json());
                return true;
            case SetKind.Literal:
                store(new StrValue(text[_at..]));
                _at = text.Length;
                return true;
        }

        if (_at >= text.Length)
        {
            store(StrValue.Empty);
            return false;
        }

        if (text[_at] == '{')
        {
            _at++;
            store(List());
            return true;
        }

        store(Convert(Until(",", out _)));
        return true;
    }

    private ListValue List()
    {
        var list = new ListValue();
        while (true)
        {
            var item = Until(",}", out var last);
            if (last == End)
            {
                throw new FormatException("list must terminate with '}'");
            }

            list.Add(Convert(item));
            if (last == '}')
            {
                _at += _at < text.Length && text[_at] == ',' ? 1 : 0;
                return list;
            }
        }
    }

    private Value Convert(string item)
    {
        if (read is not null)
        {
            return new StrValue(read(item));
        }

        if (kind == SetKind.Text)
        {
            return new StrValue(item);
        }

        switch (item.ToLowerInvariant())
        {
            case "true":
                return BoolValue.True;
            case "false":
                return BoolValue.False;
            case "null":
                return NoneValue.Instance;
            case "0":
                return GoInteger.Int64(0);
        }

        return item.Length > 0 && item[0] != '0' && GoNumbers.ParseInt(item, 10) is { } number ? GoInteger.Int64(number) : new StrValue(item);
    }

    /// <summary>Reads a JSON value from here and what separates it from the next key.</summary>
    private Value Json()
    {
        var length = JsonExtent.Of(text, _at);
        var value = HelmJson.Read(text.Substring(_at, length));
        _at += length;
        SkipBlank();
        return value;
    }

    /// <summary>Skips white space and one comma; true when nothing but that was left of the value.</summary>
    private bool SkipBlank()
    {
        while (_at < text.Length)
        {
            if (text[_at] == ',')
            {
                _at++;
                return true;
            }

            if (!char.IsWhiteSpace(text[_at]))
            {
                return false;
            }

            _at++;
        }

        return true;
    }

    /// <summary>Null when the text ends before the index does; Helm then stops without a complaint.</summary>
    private int? Index()
    {
        var digits = Until("]", out var last);
        if (last == End)
        {
            return null;
        }

        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw new FormatException($"error parsing index: strconv.Atoi: parsing {GoFormat.Quote(digits)}: {(GoNumbers.ParseInt(digits, 10) is null ? "invalid syntax" : "value out of range")}");
    }

    private string Until(string stops, out char last)
    {
        var found = new StringBuilder();
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (stops.Contains(c))
            {
                last = c;
                return found.ToString();
            }

            if (c == '\\' && kind != SetKind.Literal)
            {
                if (_at >= text.Length)
                {
                    break;
                }

                c = text[_at++];
            }

            found.Append(c);
        }

        last = End;
        return found.ToString();
    }

    /// <summary>An empty key sets nothing.</summary>
    private static void Store(DictValue data, string name, Value value)
    {
        if (name.Length > 0)
        {
            data.SetValue(name, value);
        }
    }

    private static void Place(ListValue list, int index, Value value)
    {
        if (index > MaxIndex)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"index of {index} is greater than maximum supported index of {MaxIndex}"));
        }

        while (list.Count <= index)
        {
            list.Add(NoneValue.Instance);
        }

        list[index] = value;
    }

    /// <summary>The characters one by one, as Go prints a slice of them.</summary>
    private static string Runes(string name)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            shown.Append(shown.Length > 0 ? " " : "").Append(GoFormat.Sprintf("%q", [IntValue.Of(rune.Value)]));
        }

        return $"[{shown}]";
    }

    private static string Shown(Value value) => value.IsNullish ? "nil" : GoFormat.TypeName(value);
}
