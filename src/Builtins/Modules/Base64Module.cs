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
        RequireValid(text);
        var digits = text.TrimEnd('=');
        var bytes = Convert.FromBase64String(digits + new string('=', (4 - (digits.Length % 4)) % 4));
        return StrictUtf8.TryDecode(bytes, out var decoded)
            ? new StrValue(decoded)
            : throw Failed($"Utf8Error {{ valid_up_to: {StrictUtf8.ValidLength(bytes)}, error_len: Some(1) }}");
    }

    /// <summary>Missing padding is fine; foreign characters, a lone last digit and stray bits in the last one are not.</summary>
    private static void RequireValid(string text)
    {
        if (text.Length % 4 == 1 && DigitOf(text[^1]) >= 0)
        {
            throw Failed("InvalidLength");
        }

        var end = text.Length;
        for (var padding = 0; padding < 2 && end > 0 && text[end - 1] == '='; padding++)
        {
            end--;
        }

        for (var i = 0; i < end; i++)
        {
            if (DigitOf(text[i]) < 0)
            {
                var offset = Encoding.UTF8.GetByteCount(text.AsSpan(0, i));
                throw Failed($"InvalidByte({offset}, {Encoding.UTF8.GetBytes(text, i, 1)[0]})");
            }
        }

        var strayBits = (end % 4) switch { 2 => 15, 3 => 3, _ => 0 };
        if (end % 4 == 1)
        {
            throw end == text.Length ? Failed("InvalidLength") : Failed($"InvalidByte({end}, 61)");
        }

        if (end > 0 && (DigitOf(text[end - 1]) & strayBits) != 0)
        {
            throw Failed($"InvalidLastSymbol({end - 1}, {(int)text[end - 1]})");
        }
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    private static BuiltinException Failed(string reason) => new($"called `Result::unwrap()` on an `Err` value: {reason}");
}
