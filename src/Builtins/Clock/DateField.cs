namespace Kcl.Net.Builtins.Clock;

/// <summary>One part of a strftime format: a literal, white space, or a field with its padding.</summary>
internal readonly record struct DateField(DateFieldKind Kind, char Letter = '\0', char Padding = '\0', string Text = "");

internal enum DateFieldKind
{
    Literal,
    Space,
    Field,
}
