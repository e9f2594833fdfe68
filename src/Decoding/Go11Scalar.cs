using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>Scalars as yaml.v2 decodes them, tags included; a tag that names no known type leaves the text as it is.</summary>
internal static class Go11Scalar
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>Decodes a scalar. <paramref name="problem"/> is set, and the result undefined, when the tag does not fit the text.</summary>
    /// <param name="tag">The resolved tag; empty when there is none.</param>
    /// <param name="isPlain">Written without quotes, or with the tag `!`.</param>
    public static Value Decode(string text, string tag, bool isPlain, out string? problem)
    {
        problem = null;
        if (tag.Length == 0)
        {
            return isPlain ? Plain(text, out _) : new StrValue(text);
        }

        var type = tag.StartsWith(Prefix, StringComparison.Ordinal) ? tag[Prefix.Length..] : "";
        switch (type)
        {
            case "binary":
                return Binary(text, out problem);
            case "bool" or "int" or "float" or "null" or "timestamp":
                var value = Plain(text, out var kind);
                var actual = TypeName(kind);
                if (type == "float" && kind == Yaml11Kind.Int)
                {
                    return value is IntValue integer ? new FloatValue(integer.Value) : value;
                }

                problem = actual == type ? null : $"cannot decode !!{actual} `{text}` as a !!{type}";
                return value;
            default:
                return new StrValue(text);
        }
    }

    private static Value Plain(string text, out Yaml11Kind kind)
    {
        kind = Yaml11.Resolve(text, out var value);
        return kind == Yaml11Kind.Str ? new StrValue(text) : value;
    }

    private static string TypeName(Yaml11Kind kind) => kind switch
    {
        Yaml11Kind.Null => "null",
        Yaml11Kind.Bool => "bool",
        Yaml11Kind.Int => "int",
        Yaml11Kind.Float => "float",
        Yaml11Kind.Timestamp => "timestamp",
        _ => "str",
    };

    private static StrValue Binary(string text, out string? problem)
    {
        problem = null;
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        if (Convert.TryFromBase64String(text, bytes, out var count))
        {
            return new StrValue(Encoding.UTF8.GetString(bytes, 0, count));
        }

        problem = "!!binary value contains invalid base64 data";
        return StrValue.Empty;
    }
}
