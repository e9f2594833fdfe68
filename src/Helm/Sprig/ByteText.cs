using System.Text;

namespace Kcl.Net.Helm;

/// <summary>
/// Go strings are bytes, ours are UTF-16. A byte that is no UTF-8 is kept as the lone surrogate U+DC80..U+DCFF, so that
/// cutting a string in the middle of a character and hashing or encoding it afterwards still sees the same bytes.
/// </summary>
public static class ByteText
{
    public static bool IsAscii(string text) => Ascii.IsValid(text);

    /// <summary>The bytes of a text, escaped ones restored.</summary>
    public static byte[] ToBytes(string text)
    {
        if (!HasEscapes(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        using var bytes = new MemoryStream(text.Length + 16);
        Span<byte> encoded = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                bytes.WriteByte((byte)(text[i] - 0xDC00));
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
            bytes.Write(encoded[..rune.EncodeToUtf8(encoded)]);
            i += consumed - 1;
        }

        return bytes.ToArray();
    }

    /// <summary>The text of bytes, with those escaped that are no UTF-8.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
                bytes = bytes[consumed..];
            }
            else
            {
                text.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>The text with U+FFFD for every byte that is no UTF-8.</summary>
    public static string Replaced(string text)
    {
        if (!HasEscapes(text))
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = IsEscape(text, i) ? '\uFFFD' : text[i];
        }

        return new string(characters);
    }

    private static bool HasEscapes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEscape(string text, int at) =>
        text[at] is >= '\uDC80' and <= '\uDCFF' && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
