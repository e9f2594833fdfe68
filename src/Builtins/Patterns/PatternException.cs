namespace Kcl.Net.Builtins.Patterns;

/// <summary>A pattern that is not valid; the message is the engine's word for why.</summary>
internal sealed class PatternException(string reason) : Exception(reason);
