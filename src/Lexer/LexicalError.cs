using Kcl.Net.Diagnostics;

namespace Kcl.Net.Lexer;

/// <summary>Something wrong with the text itself. Scanning goes on after it. <see cref="Help"/> is the suggestion for it.</summary>
internal readonly record struct LexicalError(TextSpan Span, string Message, string? Help = null);
