namespace Kcl.Net.Values;

/// <summary>
/// Ordering of strings by Unicode code point, which is the order of their UTF-8 bytes: what Go, Rust and JSON
/// canonical forms use. Ordinal UTF-16 order differs only where surrogates meet U+E000..U+FFFF.
/// </summary>
public static class Utf8Order
{
    public static int Compare(string? a, string? b)
    {
        if (a is null || b is null)
        {
            return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        }

        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            char x = a[i], y = b[i];
            if (x != y)
            {
                var surrogateX = char.IsSurrogate(x);
                return surrogateX == char.IsSurrogate(y) ? x - y : surrogateX ? 1 : -1;
            }
        }

        return a.Length - b.Length;
    }
}
