using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Network;

/// <summary>An IP address as a number, read strictly (four plain decimals; no zones, no octal) and written canonically.</summary>
internal readonly record struct IpAddressText(bool IsV6, UInt128 Bits)
{
    public static IpAddressText? Parse(string text)
    {
        if (ParseV4(text) is { } v4)
        {
            return new IpAddressText(false, v4);
        }

        return ParseV6(text) is { } v6 ? new IpAddressText(true, v6) : null;
    }

    public static uint? ParseV4(ReadOnlySpan<char> text)
    {
        uint bits = 0;
        var parts = 0;
        while (true)
        {
            var dot = text.IndexOf('.');
            var part = dot < 0 ? text : text[..dot];
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet) || ++parts > 4)
            {
                return null;
            }

            bits = (bits << 8) | octet;
            if (dot < 0)
            {
                return parts == 4 ? bits : null;
            }

            text = text[(dot + 1)..];
        }
    }

    public static UInt128? ParseV6(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept("0123456789abcdefABCDEF:.") >= 0 || !text.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        var gap = text.IndexOf("::", StringComparison.Ordinal);
        Span<ushort> groups = stackalloc ushort[8];
        if (gap < 0)
        {
            return ReadGroups(text, groups) == 8 ? Join(groups) : null;
        }

        Span<ushort> tail = stackalloc ushort[8];
        var head = gap == 0 ? 0 : ReadGroups(text.AsSpan(0, gap), groups);
        var rest = text.AsSpan(gap + 2);
        var after = rest.IsEmpty ? 0 : ReadGroups(rest, tail);
        if (head < 0 || after < 0 || head + after > 7)
        {
            return null;
        }

        groups[head..].Clear();
        tail[..after].CopyTo(groups[(8 - after)..]);
        return Join(groups);
    }

    public override string ToString() => IsV6 ? V6Text(Bits) : V4Text((uint)Bits);

    public static string V4Text(uint bits) =>
        string.Create(CultureInfo.InvariantCulture, $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");

    /// <summary>Eight groups without leading zeros, the first longest run of two or more zero groups as `::`.</summary>
    public static string V6Text(UInt128 bits)
    {
        if (bits >> 32 == 0xFFFF)
        {
            return "::ffff:" + V4Text((uint)bits);
        }

        var (zeros, length) = LongestZeroRun(bits);
        var text = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == zeros && length > 1)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(CultureInfo.InvariantCulture, $"{Group(bits, i):x}");
        }

        return text.ToString();
    }

    public static int Group(UInt128 bits, int index) => (int)(bits >> (112 - (16 * index))) & 0xFFFF;

    /// <summary>Reads colon-separated groups, the last of which may be a dotted IPv4 address; their number or -1.</summary>
    private static int ReadGroups(ReadOnlySpan<char> text, Span<ushort> groups)
    {
        var count = 0;
        while (true)
        {
            var colon = text.IndexOf(':');
            var part = colon < 0 ? text : text[..colon];
            if (colon < 0 && part.Contains('.'))
            {
                if (count > 6 || ParseV4(part) is not { } v4)
                {
                    return -1;
                }

                groups[count] = (ushort)(v4 >> 16);
                groups[count + 1] = (ushort)v4;
                return count + 2;
            }

            if (count == 8 || part.Length is 0 or > 4
                || !ushort.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[count]))
            {
                return -1;
            }

            count++;
            if (colon < 0)
            {
                return count;
            }

            text = text[(colon + 1)..];
        }
    }

    private static UInt128 Join(ReadOnlySpan<ushort> groups)
    {
        UInt128 bits = 0;
        foreach (var group in groups)
        {
            bits = (bits << 16) | group;
        }

        return bits;
    }

    private static (int Start, int Length) LongestZeroRun(UInt128 bits)
    {
        var best = (Start: -1, Length: 0);
        var run = 0;
        for (var i = 0; i < 8; i++)
        {
            run = Group(bits, i) == 0 ? run + 1 : 0;
            if (run > best.Length)
            {
                best = (i - run + 1, run);
            }
        }

        return best;
    }
}
