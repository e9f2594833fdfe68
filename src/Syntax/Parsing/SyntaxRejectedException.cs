namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// The text is not a program: the parser or the tree builder met something at <see cref="Offset"/>. Never leaves this layer;
/// the diagnosis that follows finds the words for it, so a message is set only where the reason is a limit.
/// </summary>
internal sealed class SyntaxRejectedException(int offset, string message = "") : Exception(message)
{
    public const string TooDeep = "nested too deeply";

    public int Offset { get; } = offset;
}
