namespace Kcl.Net.Diagnostics;

/// <summary>
/// A place a diagnostic points at, with the words that stand under it. <see cref="HasColumn"/> is false where only
/// the line is known (run-time errors): the renderer then prints column 1 and no caret, as the engine does.
/// </summary>
public sealed record Label(Origin Origin, string Message, bool HasColumn = true, string? Note = null);
