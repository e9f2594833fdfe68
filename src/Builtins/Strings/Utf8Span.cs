using System.Text;

namespace Kcl.Net.Builtins.Strings;

/// <summary>
/// The part of a text between two offsets that count UTF-8 bytes, as programs give them. Texts here are UTF-16, so offsets are
/// converted; for ASCII texts both counts agree and nothing is converted.
/// </summary>
internal readonly ref struct Utf8Span
{
    private readonly string _text;
    private readonly int _start;
    private readonly bool _ascii;

    private Utf8Span(string text, int start, int end, bool ascii)
    {
        _text = text;
        _start = start;
        _ascii = ascii;
        Chars = text.AsSpan(start, end - start);
    }

    public ReadOnlySpan<char> Chars { get; }

    /// <summary>The span of a method's `start` and `end`; false when the start lies behind the end.</summary>
    public static bool TryOf(BuiltinCall call, out Utf8Span span)
    {
        var text = call.Receiver();
        var start = call.Offset(1, "start");
        var end = call.Offset(2, "end");
        var ascii = Ascii.IsValid(text);
        var length = ascii ? text.Length : Encoding.UTF8.GetByteCount(text);
        var from = Clamp(start ?? 0, length, long.MaxValue);
        var to = Clamp(end ?? length, length, length);
        if (from > to)
        {
            span = default;
            return false;
        }

        span = ascii
            ? new Utf8Span(text, (int)from, (int)to, true)
            : new Utf8Span(text, CharAt(text, from), CharAt(text, to), false);
        return true;
    }

    /// <summary>Byte offset in the whole text of a char index in this span.</summary>
    public long OffsetOf(int index) => _ascii ? _start + index : Encoding.UTF8.GetByteCount(_text.AsSpan(0, _start + index));

    private static long Clamp(long offset, long length, long most) =>
        offset < 0 ? Math.Max(0, offset + length) : Math.Min(offset, most);

    private static int CharAt(string text, long offset)
    {
        long bytes = 0;
        var at = 0;
        while (bytes < offset && at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var consumed);
            bytes += rune.Utf8SequenceLength;
            at += consumed;
        }

        return bytes == offset ? at : throw new BuiltinException("called `Option::unwrap()` on a `None` value");
    }
}
