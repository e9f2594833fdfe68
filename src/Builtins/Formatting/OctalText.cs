namespace Kcl.Net.Builtins.Formatting;

/// <summary>Base 8, which .NET's number formats lack.</summary>
internal static class OctalText
{
    public static string Of(ulong number)
    {
        Span<char> digits = stackalloc char[22];
        var at = digits.Length;
        do
        {
            digits[--at] = (char)('0' + (int)(number & 7));
            number >>= 3;
        }
        while (number > 0);

        return new string(digits[at..]);
    }
}
