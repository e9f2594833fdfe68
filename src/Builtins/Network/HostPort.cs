using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Network;

/// <summary>Splitting `host:port` and `[v6]:port` with the engine's reasons for what is wrong.</summary>
internal static class HostPort
{
    public static (string Host, string Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            throw Wrong(text, "missing port");
        }

        var host = text[..colon];
        var port = text[(colon + 1)..];
        if (host.StartsWith('['))
        {
            return (Bracketed(text, host, port), port);
        }

        if (host.Contains(':', StringComparison.Ordinal))
        {
            throw Wrong(text, "too many colons");
        }

        if (text.IndexOf('[', 1) >= 0)
        {
            throw Wrong(text, "unexpected '['");
        }

        return text.Contains(']', StringComparison.Ordinal) ? throw Wrong(text, "unexpected ']'") : (host, port);
    }

    private static string Bracketed(string text, string host, string port)
    {
        var close = text.IndexOf(']', StringComparison.Ordinal);
        if (close < 0)
        {
            throw Wrong(text, "missing ']'");
        }

        if (close > host.Length || !text.AsSpan(close + 1).StartsWith(":"))
        {
            throw Wrong(text, "missing port");
        }

        if (close < host.Length - 1)
        {
            throw Wrong(text, "too many colons");
        }

        if (text.IndexOf('[', 1) >= 0)
        {
            throw Wrong(text, "unexpected '['");
        }

        return port.Contains(']', StringComparison.Ordinal) ? throw Wrong(text, "unexpected ']'") : host[1..close];
    }

    private static BuiltinException Wrong(string text, string reason) => new($"ip_end_point \"{Escape(text)}\" {reason}");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\'' or '"' or '\\' => escaped.Append('\\').Append((char)rune.Value),
                >= 0x20 and < 0x7F => escaped.Append((char)rune.Value),
                var code => escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{code:x}}}"),
            };
        }

        return escaped.ToString();
    }
}
