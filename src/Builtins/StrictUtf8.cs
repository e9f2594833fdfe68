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
}
