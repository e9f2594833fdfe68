using Kcl.Net.Diagnostics;

namespace Kcl.Net.Lexer;

/// <summary>Something wrong with the text, as data. <see cref="Help"/> is the suggestion for it.</summary>
internal readonly record struct SyntaxFault(TextSpan Span, string Message, string? Help = null);
