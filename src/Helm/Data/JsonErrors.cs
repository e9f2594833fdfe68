using System.Text.Json;

namespace Kcl.Net.Helm;

/// <summary>The messages of Go's JSON scanner for the mistakes that are common in charts.</summary>
internal static class JsonErrors
{
    public static string Describe(string text, JsonException failure)
    {
        var at = Position(text, failure);
        if (at >= text.Length)
        {
            return "unexpected end of JSON input";
        }

        var before = text.AsSpan(0, at).TrimEnd();
        var place = before.Length == 0 ? "looking for beginning of value" : before[^1] switch
        {
            '{' or ',' when IsInObject(before) => "looking for beginning of object key string",
            ':' or '[' or ',' => "looking for beginning of value",
            _ => IsInObject(before) ? "after object key:value pair" : "after top-level value",
        };
        var shown = text[at] switch { '\'' => @"'\''", '"' => "'\"'", '\n' => @"'\n'", var c => $"'{c}'" };
        return $"invalid character {shown} {place}";
    }

    private static int Position(string text, JsonException failure)
    {
        var line = failure.LineNumber ?? 0;
        var at = 0;
        while (line-- > 0 && at < text.Length)
        {
            var next = text.IndexOf('\n', at);
            at = next < 0 ? text.Length : next + 1;
        }

        var bytes = failure.BytePositionInLine ?? 0;
        while (bytes > 0 && at < text.Length)
        {
            bytes -= System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(at, 1));
            at++;
        }

        return at;
    }

    private static bool IsInObject(ReadOnlySpan<char> before)
    {
        var depth = 0;
        for (var i = before.Length - 1; i >= 0; i--)
        {
            switch (before[i])
            {
                case '}' or ']':
                    depth++;
                    break;
                case '{' or '[' when depth > 0:
                    depth--;
                    break;
                case '{':
                    return true;
                case '[':
                    return false;
            }
        }

        return false;
    }
}
