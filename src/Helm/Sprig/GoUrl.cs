using System.Globalization;
using System.Text;
using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>A URL in the parts Go's `net/url` takes it apart in.</summary>
internal sealed record GoUrl
{
    public string Scheme { get; init; } = "";

    public string Opaque { get; init; } = "";

    /// <summary>User name and password, decoded; the password is null when there is none.</summary>
    public (string Name, string? Password)? UserInfo { get; init; }

    public string Host { get; init; } = "";

    /// <summary>Decoded.</summary>
    public string Path { get; init; } = "";

    /// <summary>The path as written, when it differs from how <see cref="Path"/> is encoded by default.</summary>
    public string RawPath { get; init; } = "";

    public string Query { get; init; } = "";

    public bool ForceQuery { get; init; }

    public string Fragment { get; init; } = "";

    public bool OmitHost { get; init; }

    public string HostName
    {
        get
        {
            var end = Host.LastIndexOf(']');
            if (Host.StartsWith('[') && end > 0)
            {
                return Host[1..end];
            }

            var colon = Host.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 ? Host : Host[..colon];
        }
    }

    /// <summary>Throws <see cref="FormatException"/> with Go's message.</summary>
    public static GoUrl Parse(string text)
    {
        try
        {
            var hash = text.IndexOf('#', StringComparison.Ordinal);
            var url = ParseReference(hash < 0 ? text : text[..hash]);
            return hash < 0 ? url : url with { Fragment = Unescape(text[(hash + 1)..], false) };
        }
        catch (FormatException failure)
        {
            throw new FormatException($"parse {GoFormat.Quote(text)}: {failure.Message}", failure);
        }
    }

    public static string UserText((string Name, string? Password) user) =>
        Escape(user.Name, "$&+,;=") + (user.Password is null ? "" : ":" + Escape(user.Password, "$&+,;="));

    public override string ToString()
    {
        var text = new StringBuilder(Scheme.Length > 0 ? Scheme + ":" : "");
        if (Opaque.Length > 0)
        {
            text.Append(Opaque);
        }
        else
        {
            if ((Scheme.Length > 0 || Host.Length > 0 || UserInfo is not null) && !(OmitHost && Host.Length == 0 && UserInfo is null))
            {
                text.Append(Host.Length > 0 || Path.Length > 0 || UserInfo is not null ? "//" : "");
                text.Append(UserInfo is { } user ? UserText(user) + "@" : "").Append(Host.Length > 0 ? Escape(Host, "!$&'()*+,;=:[]<>\"") : "");
            }

            var path = RawPath.Length > 0 ? RawPath : Path == "*" ? "*" : Escape(Path, "$&+,/:;=@");
            if (path.Length > 0 && path[0] != '/' && Host.Length > 0)
            {
                text.Append('/');
            }

            if (text.Length == 0 && path.Split('/')[0].Contains(':'))
            {
                text.Append("./");
            }

            text.Append(path);
        }

        text.Append(ForceQuery || Query.Length > 0 ? "?" + Query : "");
        return text.Append(Fragment.Length > 0 ? "#" + Escape(Fragment, "!$&'()*+,/:;=?@") : "").ToString();
    }

    private static GoUrl ParseReference(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' || c == 0x7F)
            {
                throw new FormatException("net/url: invalid control character in URL");
            }
        }

        if (text == "*")
        {
            return new GoUrl { Path = "*" };
        }

        var (scheme, rest) = SplitScheme(text);
        var forceQuery = rest.EndsWith('?') && rest.IndexOf('?', StringComparison.Ordinal) == rest.Length - 1;
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        var url = new GoUrl { Scheme = scheme.ToLowerInvariant(), Query = query, ForceQuery = forceQuery };
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                return url with { Opaque = rest };
            }

            if (rest.Split('/')[0].Contains(':'))
            {
                throw new FormatException("first path segment in URL cannot contain colon");
            }
        }

        if ((scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)) && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            url = ParseAuthority(url, slash < 0 ? rest[2..] : rest[2..slash]);
            rest = slash < 0 ? "" : rest[slash..];
        }
        else if (scheme.Length > 0 && rest.StartsWith('/'))
        {
            url = url with { OmitHost = true };
        }

        var path = Unescape(rest, false);
        return url with { Path = path, RawPath = rest == Escape(path, "$&+,/:;=@") ? "" : rest };
    }

    private static (string Scheme, string Remainder) SplitScheme(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetter(c))
            {
                continue;
            }

            if (char.IsAsciiDigit(c) || c is '+' or '-' or '.')
            {
                if (i == 0)
                {
                    return ("", text);
                }

                continue;
            }

            if (c == ':')
            {
                return i == 0 ? throw new FormatException("missing protocol scheme") : (text[..i], text[(i + 1)..]);
            }

            break;
        }

        return ("", text);
    }

    private static GoUrl ParseAuthority(GoUrl url, string authority)
    {
        var at = authority.LastIndexOf('@');
        var host = ParseHost(at < 0 ? authority : authority[(at + 1)..]);
        if (at < 0)
        {
            return url with { Host = host };
        }

        var user = authority[..at];
        foreach (var c in user)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"-._:~!$&'()*+,;=%@".Contains(c))
            {
                throw new FormatException("net/url: invalid userinfo");
            }
        }

        var colon = user.IndexOf(':', StringComparison.Ordinal);
        return url with
        {
            Host = host,
            UserInfo = colon < 0 ? (Unescape(user, false), null) : (Unescape(user[..colon], false), Unescape(user[(colon + 1)..], false)),
        };
    }

    private static string ParseHost(string host)
    {
        if (host.StartsWith('['))
        {
            var close = host.LastIndexOf(']');
            if (close < 0)
            {
                throw new FormatException("missing ']' in host");
            }

            CheckPort(host[(close + 1)..]);
            return host.Replace("%25", "%", StringComparison.Ordinal);
        }

        var colon = host.LastIndexOf(':');
        if (colon >= 0)
        {
            CheckPort(host[colon..]);
        }

        return Unescape(host, true);
    }

    private static void CheckPort(string port)
    {
        var valid = port.Length == 0 || port[0] == ':';
        for (var i = 1; i < port.Length; i++)
        {
            valid &= char.IsAsciiDigit(port[i]);
        }

        if (!valid)
        {
            throw new FormatException($"invalid port {GoFormat.Quote(port)} after host");
        }
    }

    private static string Unescape(string text, bool isHost)
    {
        var bytes = new List<byte>(text.Length);
        var source = ByteText.ToBytes(text);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%')
            {
                var digits = ByteText.FromBytes(source.AsSpan(i, Math.Min(3, source.Length - i)));
                if (digits.Length < 3 || !byte.TryParse(digits.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                    || (isHost && value < 0x80))
                {
                    throw new FormatException("invalid URL escape " + GoFormat.Quote(digits));
                }

                bytes.Add(value);
                i += 2;
                continue;
            }

            if (isHost && source[i] < 0x80 && !char.IsAsciiLetterOrDigit((char)source[i]) && !"-_.~!$&'()*+,;=:[]<>\"".Contains((char)source[i]))
            {
                throw new FormatException($"invalid character {GoFormat.Quote(((char)source[i]).ToString())} in host name");
            }

            bytes.Add(source[i]);
        }

        return ByteText.FromBytes(bytes.ToArray());
    }

    private static string Escape(string text, string alsoPlain)
    {
        var result = new StringBuilder(text.Length);
        foreach (var b in ByteText.ToBytes(text))
        {
            if (b < 0x80 && (char.IsAsciiLetterOrDigit((char)b) || "-_.~".Contains((char)b) || alsoPlain.Contains((char)b)))
            {
                result.Append((char)b);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return result.ToString();
    }
}
