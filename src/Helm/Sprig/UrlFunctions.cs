using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's URLs: a map of parts and back.</summary>
internal static class UrlFunctions
{
    public static TemplateFunction? Find(string name) => name switch
    {
        "urlParse" => Fixed(name, [Text], a => Parse(a[0].Str())),
        "urlJoin" => Fixed(name, [Map], a => Str(Join(a[0].Dict()))),
        _ => null,
    };

    private static DictValue Parse(string text)
    {
        GoUrl url;
        try
        {
            url = GoUrl.Parse(text);
        }
        catch (FormatException failure)
        {
            throw Failure("unable to parse url: " + failure.Message);
        }

        var parts = new DictValue(8);
        parts.SetValue("scheme", Str(url.Scheme));
        parts.SetValue("host", Str(url.Host));
        parts.SetValue("hostname", Str(url.HostName));
        parts.SetValue("path", Str(url.Path));
        parts.SetValue("query", Str(url.Query));
        parts.SetValue("opaque", Str(url.Opaque));
        parts.SetValue("fragment", Str(url.Fragment));
        parts.SetValue("userinfo", Str(url.UserInfo is { } user ? GoUrl.UserText(user) : ""));
        return parts;
    }

    private static string Join(DictValue parts)
    {
        var user = Part(parts, "userinfo");
        var url = new GoUrl
        {
            Scheme = Part(parts, "scheme"),
            Host = Part(parts, "host"),
            Path = Part(parts, "path"),
            Query = Part(parts, "query"),
            Opaque = Part(parts, "opaque"),
            Fragment = Part(parts, "fragment"),
        };
        if (user.Length > 0)
        {
            try
            {
                url = url with { UserInfo = GoUrl.Parse($"proto://{user}@host").UserInfo };
            }
            catch (FormatException failure)
            {
                throw Failure("unable to parse userinfo in dict: " + failure.Message);
            }
        }

        return url.ToString();
    }

    private static string Part(DictValue parts, string key)
    {
        if (!parts.TryGetValue(key, out var value))
        {
            return "";
        }

        if (value.IsNullish)
        {
            throw NilDereference();
        }

        return value is StrValue text ? text.Value : throw Failure($"unable to parse {key} key, must be of type string, but {GoFormat.KindName(value)} found");
    }
}
