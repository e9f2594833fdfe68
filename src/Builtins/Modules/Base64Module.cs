using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`base64`: the standard alphabet with padding, over the UTF-8 bytes of texts.</summary>
internal static class Base64Module
{
    public static SystemModule Create() => new("base64", ["encode", "decode"], name => name switch
    {
        "encode" => new(name, "(value: str, encoding: str = \"utf-8\") -> str", "The text in base 64.", Encode),
        "decode" => new(name, "(value: str) -> str", "The text that was encoded in base 64.", Decode),
        _ => null,
    });

    private static Value Encode(BuiltinCall call) =>
        new StrValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(
            call.Text(0, "value", "encode() missing 1 required positional argument: 'value'"))));

    private static Value Decode(BuiltinCall call)
    {
        var text = call.Text(0, "value", "decode() missing 1 required positional argument: 'value'");
        var bytes = new byte[text.Length];
        if (text.AsSpan().IndexOfAny(" \t\r\n") >= 0 || !Convert.TryFromBase64String(Padded(text), bytes, out var count))
        {
            throw new BuiltinException(Explain(text));
        }

        return StrictUtf8.TryDecode(bytes.AsSpan(0, count), out var decoded)
            ? new StrValue(decoded)
            : throw new BuiltinException("decode() expects base64 of UTF-8 text");
    }

    /// <summary>The engine accepts missing padding.</summary>
    private static string Padded(string text) => (text.Length % 4) switch
    {
        2 when !text.EndsWith('=') => text + "==",
        3 => text + "=",
        _ => text,
    };

    private static string Explain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '/'))
            {
                return $"called `Result::unwrap()` on an `Err` value: InvalidByte({i}, {(int)text[i]})";
            }
        }

        return "called `Result::unwrap()` on an `Err` value: InvalidLength";
    }
}
