namespace Kcl.Net.Lexer;

/// <summary>A token with its role. <see cref="Raw"/> is the index of its first raw token.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Raw);
