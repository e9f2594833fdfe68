using System.Net;
using System.Net.Sockets;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>The formats of texts that are checked. Each check gives what is wrong, or null; other values and unknown formats always fit.</summary>
internal static class SchemaFormats
{
    private const int MaxHostName = 253;
    private const int MaxLabel = 63;

    public static string? Problem(string format, Value value)
    {
        if (value is not StrValue { Value: var text })
        {
            return null;
        }

        return format switch
        {
            "regex" => Regex(text),
            "json-pointer" => JsonPointer(text),
            "relative-json-pointer" => RelativeJsonPointer(text),
            "uuid" => Uuid(text),
            "ipv4" => Ipv4(text),
            "ipv6" => Ipv6(text),
            "hostname" => HostName(text),
            "email" => Email(text),
            "date" => SchemaTimes.Date(text),
            "time" => SchemaTimes.Time(text),
            "date-time" => SchemaTimes.DateTime(text),
            "duration" => SchemaTimes.Duration(text),
            "period" => SchemaTimes.Period(text),
            "uri" or "iri" => Url(text, mustBeAbsolute: true),
            "uri-reference" or "iri-reference" => text.Contains('\\', StringComparison.Ordinal) ? "contains \\" : Url(text, mustBeAbsolute: false),
            "uri-template" => UrlTemplate(text),
            "semver" => SchemaVersions.Problem(text),
            _ => null,
        };
    }

    public static string Rune(string text, int at)
    {
        System.Text.Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return GoFormat.Sprintf("%q", [IntValue.Of(rune.Value)]);
    }

    private static string? Regex(string text)
    {
        try
        {
            GoRegex.Compile(text);
            return null;
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    private static string? JsonPointer(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return text[0] != '/' ? "not starting with /" : SchemaUrl.Token(text) is null ? "~ must be followed by 0 or 1" : null;
    }

    private static string? RelativeJsonPointer(string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits == 0 ? "must start with non-negative integer"
            : digits > 1 && text[0] == '0' ? "starts with zero"
            : text[digits..] == "#" ? null
            : JsonPointer(text[digits..]);
    }

    private static string? Uuid(string text)
    {
        int[] lengths = [8, 4, 4, 4, 12];
        var groups = text.Split('-');
        if (groups.Length != lengths.Length)
        {
            return $"must have {lengths.Length} elements";
        }

        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i].Length != lengths[i])
            {
                return $"element {i + 1} must be {lengths[i]} characters long";
            }

            for (var j = 0; j < groups[i].Length; j++)
            {
                if (!char.IsAsciiHexDigit(groups[i][j]))
                {
                    return "non-hex character " + Rune(groups[i], j);
                }
            }
        }

        return null;
    }

    private static string? Ipv4(string text)
    {
        var groups = text.Split('.');
        if (groups.Length != 4)
        {
            return "expected four decimals";
        }

        foreach (var group in groups)
        {
            if (group.Length > 1 && group[0] == '0')
            {
                return "leading zeros";
            }

            var digits = group.StartsWith('-') || group.StartsWith('+') ? group[1..] : group;
            if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            {
                return $"strconv.Atoi: parsing {GoFormat.Quote(group)}: invalid syntax";
            }

            if (group[0] == '-' || digits.Length > 3 || int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) > 255)
            {
                return "decimal must be between 0 and 255";
            }
        }

        return null;
    }

    private static string? Ipv6(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return "missing colon";
        }

        if (text.Contains('%', StringComparison.Ordinal))
        {
            return "zone id is not a part of ipv6 address";
        }

        return text[0] != '[' && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? null
            : $"ParseAddr({GoFormat.Quote(text)}): unable to parse IP";
    }

    private static string? HostName(string text)
    {
        text = text.EndsWith('.') ? text[..^1] : text;
        if (ByteText.ToBytes(text).Length > MaxHostName)
        {
            return $"more than {MaxHostName} characters long";
        }

        foreach (var label in text.Split('.'))
        {
            if (label.Length is 0 or > MaxLabel)
            {
                return $"label must be 1 to {MaxLabel} characters long";
            }

            if (label[0] == '-' || label[^1] == '-')
            {
                return label[0] == '-' ? "label starts with hyphen" : "label ends with hyphen";
            }

            for (var i = 0; i < label.Length; i++)
            {
                if (!char.IsAsciiLetterOrDigit(label[i]) && label[i] != '-')
                {
                    return "invalid character " + Rune(label, i);
                }
            }
        }

        return null;
    }

    private static string? Email(string text)
    {
        if (ByteText.ToBytes(text).Length > 254)
        {
            return "more than 255 characters long";
        }

        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return "missing @";
        }

        var (local, domain) = (text[..at], text[(at + 1)..]);
        if (Local(local) is { } problem)
        {
            return problem;
        }

        if (!domain.StartsWith('[') || !domain.EndsWith(']'))
        {
            return HostName(domain) is { } wrong ? "invalid domain: " + wrong : null;
        }

        var address = domain[1..^1];
        return address.StartsWith("IPv6:", StringComparison.Ordinal)
            ? Ipv6(address[5..]) is { } six ? "invalid ipv6 address: " + six : null
            : Ipv4(address) is { } four ? "invalid ipv4 address: " + four : null;
    }

    private static string? Local(string local)
    {
        if (local.Length > 64)
        {
            return "local part more than 64 characters long";
        }

        if (local.Length > 1 && local[0] == '"')
        {
            return local.AsSpan(1, local.Length - 2).IndexOfAny('\\', '"') >= 0 ? "backslash and quote are not allowed within quoted local part" : null;
        }

        if (local.StartsWith('.') || local.EndsWith('.'))
        {
            return local[0] == '.' ? "starts with dot" : "ends with dot";
        }

        if (local.Contains("..", StringComparison.Ordinal))
        {
            return "consecutive dots";
        }

        for (var i = 0; i < local.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(local[i]) && !".!#$%&'*+-/=?^_`{|}~".Contains(local[i], StringComparison.Ordinal))
            {
                return "invalid character " + Rune(local, i);
            }
        }

        return null;
    }

    private static string? Url(string text, bool mustBeAbsolute)
    {
        GoUrl url;
        try
        {
            url = GoUrl.Parse(text);
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }

        if (url.HostName.Contains(':', StringComparison.Ordinal))
        {
            if (!url.Host.Contains('[', StringComparison.Ordinal) || !url.Host.Contains(']', StringComparison.Ordinal))
            {
                return "ipv6 address not enclosed in brackets";
            }

            if (Ipv6(url.HostName) is { } problem)
            {
                return "invalid ipv6 address: " + problem;
            }
        }

        return mustBeAbsolute && url.Scheme.Length == 0 ? "relative url" : null;
    }

    private static string? UrlTemplate(string text)
    {
        if (Url(text, mustBeAbsolute: false) is { } problem)
        {
            return problem;
        }

        foreach (var part in GoUrl.Parse(text).RawPath.Split('/'))
        {
            var isOpen = false;
            foreach (var c in SchemaUrl.Unescaped(part))
            {
                if (c is '{' or '}')
                {
                    if (isOpen == (c == '{'))
                    {
                        return "nested curly braces";
                    }

                    isOpen = !isOpen;
                }
            }

            if (isOpen)
            {
                return "no matching closing brace";
            }
        }

        return null;
    }
}
