using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>A Go slice of another element type than `any` or `string`, e.g. `[]int`.</summary>
internal sealed class TypedSlice(string elementType, ListValue items) : GoObject
{
    public ListValue Items { get; } = items;

    public override string TypeName => "[]" + ElementTypeName;

    public override GoKind GoKind => GoKind.Slice;

    public override string ElementTypeName => elementType;

    public override int Count => Items.Count;

    public override bool IsComparable => false;

    public override Value ItemAt(int index) => Items[index];

    public override GoObject Cut(int from, int to) => new TypedSlice(elementType, new ListValue(Items.Items[from..to]));
}

/// <summary>A `map[string]string`.</summary>
internal sealed class StringMap(DictValue entries, bool isNil = false) : GoObject
{
    private string[]? _keys;

    public DictValue Entries { get; } = entries;

    public override string TypeName => "map[string]string";

    public override bool IsNil => isNil;

    public override GoKind GoKind => GoKind.Map;

    public override string ElementTypeName => "string";

    public override Value ZeroElement => StrValue.Empty;

    public override int Count => Entries.Count;

    public override bool IsComparable => false;

    private string[] Keys => _keys ??= Entries.SortedKeys();

    public override Value KeyAt(int index) => new StrValue(Keys[index]);

    public override Value ItemAt(int index) => Entries[Keys[index]]!;

    public override bool TryGetItem(Value key, out Value value)
    {
        value = UndefinedValue.Instance;
        return key is StrValue text && Entries.TryGetValue(text.Value, out value);
    }
}

/// <summary>A nil `[]any`: an empty list for templates, null as JSON and YAML.</summary>
internal sealed class NilList() : GoNamed("[]interface {}", new ListValue());

/// <summary>A nil `[]string`.</summary>
internal sealed class NilStrings() : GoNamed("[]string", new GoStrings());
