using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`base32`: RFC 4648 with padding, over the UTF-8 bytes of texts.</summary>
internal static class Base32Module
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static SystemModule Create() => new("base32", ["encode", "decode"], name => name switch
    {
        "encode" => new(name, "(value: str) -> str", "The text in base 32.", Encode),
        "decode" => new(name, "(value: str) -> str", "The text that was encoded in base 32.", Decode),
        _ => null,
    });

    private static Value Encode(BuiltinCall call)
    {
        var bytes = Encoding.UTF8.GetBytes(call.Text(0, "value", "encode() missing 1 required positional argument: 'value'"));
        var text = new StringBuilder((bytes.Length + 4) / 5 * 8);
        for (var i = 0; i < bytes.Length; i += 5)
        {
            var taken = Math.Min(5, bytes.Length - i);
            var group = 0UL;
            for (var k = 0; k < 5; k++)
            {
                group = (group << 8) | (k < taken ? bytes[i + k] : 0UL);
            }

            var used = ((taken * 8) + 4) / 5;
            for (var k = 0; k < 8; k++)
            {
                text.Append(k < used ? Alphabet[(int)(group >> (35 - (5 * k))) & 31] : '=');
            }
        }

        return new StrValue(text.ToString());
    }

    private static Value Decode(BuiltinCall call)
    {
        const string Failure = "decode() missing 1 required positional argument: 'value'";
        var text = call.Text(0, "value", Failure);
        var end = text.Length;
        for (var padding = 0; padding < 6 && end > 0 && text[end - 1] == '='; padding++)
        {
            end--;
        }

        var bytes = new byte[end * 5 / 8];
        var buffer = 0;
        var bits = 0;
        var count = 0;
        foreach (var c in text.AsSpan(0, end))
        {
            var digit = DigitOf(c);
            if (digit < 0)
            {
                throw new BuiltinException(Failure);
            }

            buffer = ((buffer << 5) | digit) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[count++] = (byte)(buffer >> bits);
            }
        }

        return StrictUtf8.TryDecode(bytes.AsSpan(0, count), out var decoded) ? new StrValue(decoded) : NoneValue.Instance;
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a',
        >= '2' and <= '7' => c - '2' + 26,
        _ => -1,
    };
}
