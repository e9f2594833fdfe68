namespace Kcl.Net.Decoding;

/// <summary>Short texts that were read lately: data repeats its keys, and a text that is known is not made again.</summary>
internal sealed class TextCache
{
    private const int Size = 128;
    private const int MaxLength = 32;
    private readonly string?[] _texts = new string?[Size];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return text.ToString();
        }

        ref var known = ref _texts[((text[0] * 7) + (text[^1] * 31) + text[text.Length / 2] + (text.Length * 3)) % Size];
        return known is not null && text.SequenceEqual(known) ? known : known = text.ToString();
    }
}
