using System.Text;
using System.Text.Unicode;

namespace Kcl.Net.Builtins;

/// <summary>UTF-8 decoding that rejects malformed bytes instead of replacing them.</summary>
internal static class StrictUtf8
{
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        if (!Utf8.IsValid(bytes))
        {
            text = "";
            return false;
        }

        text = Encoding.UTF8.GetString(bytes);
        return true;
    }

    /// <summary>How many bytes at the start are well-formed.</summary>
    public static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
