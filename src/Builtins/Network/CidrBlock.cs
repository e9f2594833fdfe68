using System.Globalization;

namespace Kcl.Net.Builtins.Network;

/// <summary>A network in CIDR notation; the host part of its address must be zero.</summary>
internal readonly record struct CidrBlock(IpAddressText First, int PrefixLength)
{
    public bool IsV6 => First.IsV6;

    public int FamilyLength => IsV6 ? 128 : 32;

    public int HostLength => FamilyLength - PrefixLength;

    /// <summary>Reads `address/length`, or a lone address as its own network; the reason when it is neither.</summary>
    public static string? TryParse(string text, out CidrBlock block)
    {
        block = default;
        var slash = text.LastIndexOf('/');
        if (IpAddressText.Parse(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return "couldn't parse address in network: invalid IP address syntax";
        }

        var length = address.IsV6 ? 128 : 32;
        if (slash >= 0)
        {
            var error = RustNumber.ParseInt64(text.AsSpan(slash + 1), 10, out var number);
            if (text.AsSpan(slash + 1).StartsWith("-"))
            {
                error = "InvalidDigit";
            }

            if (error is not null || number > 255)
            {
                return "couldn't parse length in network: " + error switch
                {
                    "Empty" => "cannot parse integer from empty string",
                    "InvalidDigit" => "invalid digit found in string",
                    _ => "number too large to fit in target type",
                };
            }

            if (number > length)
            {
                return $"invalid length for network: Network length {number} is too long for {(address.IsV6 ? "Ipv6" : "Ipv4")} (maximum: {length})";
            }

            length = (int)number;
        }

        block = new CidrBlock(address, length);
        return (address.Bits & block.HostMask) == 0 ? null : "host part of address was not zero";
    }

    public bool Contains(IpAddressText address) =>
        address.IsV6 == IsV6 && (address.Bits & ~HostMask & FamilyMask) == First.Bits;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}/{PrefixLength}");

    private UInt128 FamilyMask => IsV6 ? UInt128.MaxValue : uint.MaxValue;

    private UInt128 HostMask => HostLength == 128 ? UInt128.MaxValue : (UInt128.One << HostLength) - 1;
}
