using System.Text;

namespace Kcl.Net.Helm;

/// <summary>Addresses of schemas, and the JSON pointers behind their `#`.</summary>
internal static class SchemaUrl
{
    public static (string Address, string Fragment) Split(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (url, "") : (url[..hash], url[(hash + 1)..]);
    }

    /// <summary>A reference as seen from a base; both without fragments.</summary>
    public static string Join(string baseUrl, string reference)
    {
        if (reference.Length == 0)
        {
            return baseUrl;
        }

        try
        {
            GoUrl.Parse(reference);
        }
        catch (FormatException failure)
        {
            throw new SchemaException($"error in parsing {Templating.GoFormat.Quote(reference)}: {failure.Message}");
        }

        return !HasScheme(reference) && Uri.TryCreate(baseUrl, UriKind.Absolute, out var from) && Uri.TryCreate(from, reference, out var joined)
            ? joined.AbsoluteUri
            : reference;
    }

    public static string Unescaped(string fragment) => Uri.UnescapeDataString(fragment);

    /// <summary>A pointer as it stands in an address.</summary>
    public static string Encoded(string pointer)
    {
        var text = new StringBuilder(pointer.Length);
        foreach (var item in Encoding.UTF8.GetBytes(pointer))
        {
            var c = (char)item;
            var isPlain = char.IsAsciiLetterOrDigit(c) || "/-_.~$&+:=@".Contains(c, StringComparison.Ordinal);
            text.Append(isPlain ? c.ToString() : $"%{item:X2}");
        }

        return text.ToString();
    }

    public static string Escaped(string token) => token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Null when a `~` stands alone.</summary>
    public static string? Token(string escaped)
    {
        for (var i = escaped.IndexOf('~', StringComparison.Ordinal); i >= 0; i = escaped.IndexOf('~', i + 1))
        {
            if (i + 1 >= escaped.Length || escaped[i + 1] is not ('0' or '1'))
            {
                return null;
            }
        }

        return escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    private static bool HasScheme(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(url[0]) && url.AsSpan(0, colon).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-") < 0;
    }
}
