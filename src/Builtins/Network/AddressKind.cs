namespace Kcl.Net.Builtins.Network;

/// <summary>What kind of address an IP address is, by the IANA registries as the engine applies them.</summary>
internal static class AddressKind
{
    public static bool IsUnspecified(IpAddressText ip) => ip.Bits == 0;

    public static bool IsLoopback(IpAddressText ip) => ip.IsV6 ? ip.Bits == 1 : Octet(ip, 0) == 127;

    public static bool IsMulticast(IpAddressText ip) => ip.IsV6 ? Head(ip) >> 8 == 0xFF : Octet(ip, 0) >> 4 == 0xE;

    public static bool IsInterfaceLocalMulticast(IpAddressText ip) => ip.IsV6 && (Head(ip) & 0xFF0F) == 0xFF01;

    public static bool IsLinkLocalMulticast(IpAddressText ip) =>
        ip.IsV6 ? (Head(ip) & 0xFF0F) == 0xFF02 : (uint)ip.Bits >> 8 == 0xE00000;

    public static bool IsLinkLocalUnicast(IpAddressText ip) =>
        ip.IsV6 ? (Head(ip) & 0xFFC0) == 0xFE80 : (uint)ip.Bits >> 16 == 0xA9FE;

    public static bool IsGlobalUnicast(IpAddressText ip) => ip.IsV6 ? IsGlobalV6(ip.Bits) : IsGlobalV4((uint)ip.Bits);

    private static bool IsGlobalV6(UInt128 bits)
    {
        if (bits >> 125 == 1)
        {
            var documentation = bits >> 96 == 0x20010DB8;
            var benchmarking = bits >> 80 == 0x200100020000;
            return !documentation && !benchmarking;
        }

        // 64:ff9b::/96 carries an IPv4 address.
        return bits >> 32 == (UInt128)0x64FF9B << 64 && IsGlobalV4((uint)bits);
    }

    private static bool IsGlobalV4(uint bits)
    {
        if (bits is 0xC0000009 or 0xC000000A)
        {
            return true;
        }

        var isPrivate = bits >> 24 == 10 || bits >> 20 == 0xAC1 || bits >> 16 == 0xC0A8;
        var loopback = bits >> 24 == 127;
        var linkLocal = bits >> 16 == 0xA9FE;
        var documentation = bits >> 8 is 0xC00002 or 0xC63364 or 0xCB0071;
        var shared = bits >> 22 == 0x191;
        var protocol = bits >> 8 == 0xC00000;
        var benchmarking = bits >> 17 == 0x6309;
        var multicastOrReserved = bits >> 28 >= 0xE;
        return !(isPrivate || loopback || linkLocal || documentation || shared || protocol || benchmarking || multicastOrReserved || bits >> 24 == 0);
    }

    private static int Head(IpAddressText ip) => IpAddressText.Group(ip.Bits, 0);

    private static uint Octet(IpAddressText ip, int index) => ((uint)ip.Bits >> (24 - (8 * index))) & 255;
}
