namespace Kcl.Net.Kustomize;

/// <summary>The Go type a setting is decoded into; messages name it.</summary>
internal abstract record GoType(string Name)
{
    public string Name { get; protected init; } = Name;

    public static readonly GoType Text = new GoText("string");
    public static readonly GoType Flag = new GoFlag("bool");
    public static readonly GoType Int = new GoInt("int");
    public static readonly GoType Int64 = new GoInt("int64");
    public static readonly GoType Any = new GoAny("interface {}");
    public static readonly GoType Texts = new GoList(Text);
    public static readonly GoType TextMap = new GoMap(Text);
    public static readonly GoType FlagMap = new GoMap(Flag);

    public static GoType List(GoType item) => new GoList(item);
}

internal sealed record GoText(string Name) : GoType(Name);

internal sealed record GoFlag(string Name) : GoType(Name);

internal sealed record GoInt(string Name) : GoType(Name);

internal sealed record GoAny(string Name) : GoType(Name);

internal sealed record GoList(GoType Item) : GoType("[]" + (Item is GoStruct { IsPointer: true } ? "*" : "") + Item.Name)
{
    /// <summary>The name of a list type that was given one.</summary>
    public string Named { init => Name = value; }
}

internal sealed record GoMap(GoType Item) : GoType("map[string]" + Item.Name);

/// <summary>A struct. A field's prefix names the structs it is embedded through, as messages show them: `GeneratorArgs.`.</summary>
internal sealed record GoStruct(string Package, string Simple, params GoField[] Fields) : GoType($"{Package}.{Simple}")
{
    public bool IsPointer { get; init; }

    public GoField? Find(string name) =>
        Array.Find(Fields, f => f.Name == name) ?? Array.Find(Fields, f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
}

internal sealed record GoField(string Name, GoType Type, string Prefix = "");
