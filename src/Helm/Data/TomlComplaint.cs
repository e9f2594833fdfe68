using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>
/// Words a mistake in TOML as Helm's decoder does where its sentence follows from the place: the line, the last key that was
/// read, and what stands there.
/// </summary>
internal static class TomlComplaint
{
    public static string Of(string text, Diagnostic diagnostic)
    {
        var at = Math.Min(diagnostic.Primary?.Span.Start ?? 0, text.Length);
        var line = text.AsSpan(0, at).Count('\n') + 1;
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        var written = text[start..(end < 0 ? text.Length : end)];
        var equals = written.IndexOf('=', StringComparison.Ordinal);
        var isKey = diagnostic.Message.EndsWith("expected a key", StringComparison.Ordinal);
        equals = isKey ? -1 : equals;
        var key = equals > 0 ? written[..equals].Trim() : "";
        var place = key.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"toml: line {line} (last key {GoFormat.Quote(key)}): ") : string.Create(CultureInfo.InvariantCulture, $"toml: line {line}: ");
        return place + Problem(text, at, equals, written, key, diagnostic.Message);
    }

    private static string Problem(string text, int at, int equals, string written, string key, string message)
    {
        if (message.EndsWith("is already defined", StringComparison.Ordinal))
        {
            return $"Key '{key}' has already been defined.";
        }

        if (equals < 0)
        {
            return at >= text.Length || text[at] is '\n' or '\r'
                ? at >= text.Length ? "unexpected EOF; expected key separator '='" : "expected '.' or '=', but got '\\n' instead"
                : $"expected '.' or '=', but got '{Rune(text, at)}' instead";
        }

        var value = written[(equals + 1)..].Trim();
        if (value.Length == 0)
        {
            return at >= text.Length || text.AsSpan(at).Trim().Length == 0 ? "unexpected EOF; expected value" : "expected value but found '\\n' instead";
        }

        if (char.IsAsciiDigit(value[0]) || value[0] is '+' or '-')
        {
            var digits = value.TrimStart('+', '-');
            return digits.Length > 1 && digits[0] == '0' && digits.All(char.IsAsciiDigit)
                ? $"Invalid integer {GoFormat.Quote(value)}: cannot have leading zeroes"
                : message;
        }

        return message;
    }

    private static string Rune(string text, int at)
    {
        System.Text.Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return rune.ToString();
    }
}
