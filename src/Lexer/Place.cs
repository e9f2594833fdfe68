namespace Kcl.Net.Lexer;

internal enum PlaceKind : byte
{
    Statements,
    SchemaBody,
    Checks,

    /// <summary>The indented part of an `if` inside a list or config.</summary>
    ItemBlock,
    Group,
    Call,
    Index,

    /// <summary>A list, or a config: both hold items that may be `if`s and end in `for`s.</summary>
    Items,
    LambdaHead,
    LambdaParameters,
    LambdaBody,
    QuantifierHead,
    QuantifierBody,
}

internal enum HeaderKind : byte
{
    None,
    If,
    Schema,
    Checks,
}

/// <summary>A bracket, block or unfinished head that is open, with what the classifier must remember about it.</summary>
internal sealed class Place(PlaceKind kind)
{
    public PlaceKind Kind { get; } = kind;

    /// <summary>The next colon here ends this header.</summary>
    public HeaderKind Header { get; set; }

    /// <summary>The last thing that began here was an `if`: `elif` and `else` belong to it.</summary>
    public bool AfterIf { get; set; }

    /// <summary>Nothing but a docstring has been seen here.</summary>
    public bool IsFirst { get; set; }

    /// <summary>Between `=` and `,` of a lambda's parameters.</summary>
    public bool InDefault { get; set; }

    /// <summary>The `->` of a lambda's head is behind.</summary>
    public bool HasArrow { get; set; }

    /// <summary>After the colon of an annotation: names are names here, whatever they spell.</summary>
    public bool InType { get; set; }

    /// <summary>How many `if`s wait for their `else`. The `if` of an assert or a check waits for none.</summary>
    public int OpenTernaries { get; set; } = kind == PlaceKind.Checks ? -1 : 0;

    /// <summary>A call whose function is a plain dotted name.</summary>
    public bool IsNameCall { get; set; }

    public bool IsBlock => Kind is PlaceKind.Statements or PlaceKind.SchemaBody or PlaceKind.Checks or PlaceKind.ItemBlock;

    public bool IsHead => Kind is PlaceKind.LambdaHead or PlaceKind.QuantifierHead;

    public bool HoldsItems => Kind is PlaceKind.Items or PlaceKind.ItemBlock;

    public bool HoldsStatements => Kind is PlaceKind.Statements or PlaceKind.LambdaBody;

    /// <summary>A line or an item ends: what was open in it is not open in the next.</summary>
    public void EndItem()
    {
        InDefault = false;
        InType = false;
        OpenTernaries = Kind == PlaceKind.Checks ? -1 : 0;
    }
}
