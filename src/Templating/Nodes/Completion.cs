namespace Kcl.Net.Templating;

/// <summary>How a statement ended; `break` and `continue` travel up to their loop as values, not as exceptions.</summary>
internal enum Completion : byte
{
    Normal,
    Break,
    Continue,
}
