using System.Text;
using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Base64 and Base32. What cannot be decoded gives the error text as the result.</summary>
internal static class EncodingFunctions
{
    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static TemplateFunction? Find(string name) => name switch
    {
        "b64enc" => OfText(name, s => Convert.ToBase64String(ByteText.ToBytes(s))),
        "b64dec" => OfText(name, DecodeBase64),
        "b32enc" => OfText(name, s => EncodeBase32(ByteText.ToBytes(s))),
        "b32dec" => OfText(name, DecodeBase32),
        _ => null,
    };

    /// <summary>What is wrong with a text that is no base64.</summary>
    public static string Base64Problem(string text) => DecodeBase64(text);

    private static string DecodeBase64(string text)
    {
        var bytes = new List<byte>(text.Length);
        var (bits, count, at) = (0, 0, 0);
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '\n' or '\r')
            {
                at++;
                continue;
            }

            var digit = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= 'a' and <= 'z' => c - 'a' + 26,
                >= '0' and <= '9' => c - '0' + 52,
                '+' => 62,
                '/' => 63,
                _ => -1,
            };
            if (digit < 0)
            {
                if (c != '=' || count < 2)
                {
                    return Illegal("base64", text, at);
                }

                return FinishBase64(text, at, bits, count, bytes);
            }

            bits = (bits << 6) | digit;
            at++;
            if (++count == 4)
            {
                bytes.AddRange([(byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
                (bits, count) = (0, 0);
            }
        }

        return count == 0 ? ByteText.FromBytes(bytes.ToArray()) : Illegal("base64", text, text.Length - count);
    }

    private static string FinishBase64(string text, int at, int bits, int count, List<byte> bytes)
    {
        if (count == 2)
        {
            var second = SkipBreaks(text, at + 1);
            if (second == text.Length)
            {
                return Illegal("base64", text, text.Length);
            }

            if (text[second] != '=')
            {
                return Illegal("base64", text, second);
            }

            at = second;
        }

        var end = SkipBreaks(text, at + 1);
        bytes.Add((byte)(count == 2 ? bits >> 4 : bits >> 10));
        if (count == 3)
        {
            bytes.Add((byte)(bits >> 2));
        }

        return end < text.Length ? Illegal("base64", text, end) : ByteText.FromBytes(bytes.ToArray());
    }

    private static int SkipBreaks(string text, int at)
    {
        while (at < text.Length && text[at] is '\n' or '\r')
        {
            at++;
        }

        return at;
    }

    private static string EncodeBase32(byte[] bytes)
    {
        var text = new StringBuilder((bytes.Length + 4) / 5 * 8);
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            bits = ((bits << 8) | b) & 0xFFFF;
            count += 8;
            while (count >= 5)
            {
                text.Append(Base32Alphabet[(bits >> (count - 5)) & 31]);
                count -= 5;
            }
        }

        if (count > 0)
        {
            text.Append(Base32Alphabet[(bits << (5 - count)) & 31]);
        }

        return text.Append('=', (8 - text.Length % 8) % 8).ToString();
    }

    private static string DecodeBase32(string text)
    {
        // Go removes line breaks before it looks at positions.
        var plain = text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var bytes = new List<byte>(plain.Length);
        var (bits, count) = (0, 0);
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == '=' && at % 8 is 2 or 4 or 5 or 7)
            {
                var padded = at + 8 - at % 8;
                for (var i = at; i < padded; i++)
                {
                    if (i >= plain.Length || plain[i] != '=')
                    {
                        return Illegal("base32", plain, Math.Min(i, plain.Length));
                    }
                }

                return padded < plain.Length ? Illegal("base32", plain, padded) : ByteText.FromBytes(bytes.ToArray());
            }

            var digit = Base32Alphabet.IndexOf(plain[at], StringComparison.Ordinal);
            if (digit < 0)
            {
                return Illegal("base32", plain, at);
            }

            bits = ((bits << 5) | digit) & 0xFFFF;
            count += 5;
            if (count >= 8)
            {
                bytes.Add((byte)(bits >> (count - 8)));
                count -= 8;
            }
        }

        return plain.Length % 8 == 0 ? ByteText.FromBytes(bytes.ToArray()) : Illegal("base32", plain, plain.Length - (plain.Length % 8));
    }

    private static string Illegal(string encoding, string text, int at) =>
        $"illegal {encoding} data at input byte {Encoding.UTF8.GetByteCount(text.AsSpan(0, Math.Min(at, text.Length)))}";
}
