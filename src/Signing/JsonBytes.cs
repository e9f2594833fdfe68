using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kcl.Net.Signing;

/// <summary>Compact JSON with only the escapes JSON needs: the same data is the same bytes, which is what gets signed.</summary>
internal static class JsonBytes
{
    public static byte[] Of(Action<Utf8JsonWriter> write, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = indented, NewLine = "\n" }))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
