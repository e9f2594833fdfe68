using System.Text;

namespace Kcl.Net.Kustomize;

/// <summary>Bytes of files as text.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a YAML or JSON file. Throws with Go's words for what is no UTF-8.</summary>
    public static string Decode(byte[] bytes) => TryDecode(bytes) ?? throw new KustomizeException("yaml: invalid leading UTF-8 octet");

    /// <summary>The text; null when the bytes are no UTF-8.</summary>
    public static string? TryDecode(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return null;
        }

        return Strict.GetString(bytes);
    }
}
