using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>
/// A parsed TOML 1.0 text. The text itself is kept: <see cref="TomlEditor"/> makes a changed document by
/// replacing only the spans that change, so comments, order and layout of everything else survive.
/// </summary>
internal sealed class TomlDocument
{
    private TomlDocument(SourceFile file, TomlTable root)
    {
        File = file;
        Root = root;
    }

    public SourceFile File { get; }

    public TomlTable Root { get; }

    /// <summary>Parses strictly; a failure is a diagnostic with this code at the exact line and column.</summary>
    public static TomlDocument Parse(SourceFile file, string errorCode) =>
        new(file, new TomlParser(file, errorCode).ParseDocument());

    /// <summary>Parses bytes, which must be valid UTF-8 (a byte-order mark at the start is kept with the text).</summary>
    public static TomlDocument Parse(ReadOnlySpan<byte> bytes, string path, string errorCode)
    {
        try
        {
            return Parse(new SourceFile(path, StrictUtf8.GetString(bytes)), errorCode);
        }
        catch (DecoderFallbackException)
        {
            var bad = FirstInvalidByte(bytes);
            var file = new SourceFile(path, Encoding.UTF8.GetString(bytes[..bad]));
            var origin = new Origin(file, new TextSpan(file.Text.Length, 0));
            throw new DiagnosticException(Diagnostic.At(errorCode, "", origin, "the file is not valid UTF-8") with { Path = path });
        }
    }

    public Origin OriginOf(TextSpan span) => new(File, span);

    /// <summary>The value at a path of keys through tables; null when a step is missing or not a table.</summary>
    public TomlValue? Get(params ReadOnlySpan<string> path)
    {
        TomlValue value = Root;
        foreach (var key in path)
        {
            if (value is not TomlTable table || !table.TryGet(key, out var next))
            {
                return null;
            }

            value = next;
        }

        return value;
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var i = 0;
        while (i < bytes.Length && Rune.DecodeFromUtf8(bytes[i..], out _, out var used) == System.Buffers.OperationStatus.Done)
        {
            i += used;
        }

        return i;
    }
}
