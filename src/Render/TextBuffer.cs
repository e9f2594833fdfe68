using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kcl.Net.Render;

/// <summary>
/// Text being written, in one piece of memory that is borrowed and given back, so that a text is copied once, when it is
/// complete. Who does not dispose it because of a failure leaves its memory to the collector.
/// </summary>
internal sealed class TextBuffer : IDisposable
{
    private const int FirstRoom = 1024;
    private char[] _text = ArrayPool<char>.Shared.Rent(FirstRoom);

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _text.AsSpan(0, Length);

    /// <summary>The character at the end; NUL when there is none.</summary>
    public char Last => Length == 0 ? '\0' : _text[Length - 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char c)
    {
        var (text, length) = (_text, Length);
        if ((uint)length >= (uint)text.Length)
        {
            text = Grow(1);
        }

        text[length] = c;
        Length = length + 1;
    }

    public void Append(string text) => Append(text.AsSpan());

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _text.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(char c, int count)
    {
        if (count > _text.Length - Length)
        {
            Grow(count);
        }

        _text.AsSpan(Length, count).Fill(c);
        Length += count;
    }

    public void Append(long number)
    {
        const int MaxDigits = 20;
        if (_text.Length - Length < MaxDigits)
        {
            Grow(MaxDigits);
        }

        number.TryFormat(_text.AsSpan(Length), out var length, default, CultureInfo.InvariantCulture);
        Length += length;
    }

    /// <summary>Takes off what follows the first <paramref name="length"/> characters.</summary>
    public void Truncate(int length) => Length = length;

    public override string ToString() => new(_text, 0, Length);

    public void CopyTo(StringBuilder output) => output.Append(_text, 0, Length);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_text);
        (_text, Length) = ([], 0);
    }

    private char[] Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, Length + more));
        Text.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        return _text = larger;
    }
}
