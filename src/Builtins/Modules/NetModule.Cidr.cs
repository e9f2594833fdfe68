using Kcl.Net.Builtins.Network;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>The functions of CIDR networks.</summary>
internal static partial class NetModule
{
    private static Value ParseCidr(BuiltinCall call)
    {
        var text = call.Text(0, "cidr", "parse_CIDR() missing 1 required positional argument: 'cidr'");
        var parts = new DictValue(2);
        if (CidrBlock.TryParse(text, out var block) is null)
        {
            parts.Set("ip", new StrValue(block.First.ToString()));
            parts.Set("mask", IntValue.Of(block.PrefixLength));
        }

        return parts;
    }

    private static Value IsInCidr(BuiltinCall call)
    {
        const string Missing = "is_IP_in_CIDR() missing 2 required positional arguments: 'ip' and 'cidr'";
        var ip = IpAddressText.Parse(call.Text(0, "ip", Missing))
            ?? throw new BuiltinException("is_IP_in_CIDR() invalid ip: invalid IP address syntax");
        var block = Block(call.Text(1, "cidr", Missing), "is_IP_in_CIDR");
        var comparable = block.IsV6 && !ip.IsV6 ? new IpAddressText(true, ip.Bits | ((UInt128)0xFFFF << 32)) : ip;
        return BoolValue.Of(block.Contains(comparable));
    }

    private static Value CidrSubnet(BuiltinCall call)
    {
        const string Missing = "CIDR_subnet() missing 3 required positional arguments: 'cidr', 'additional_bits', and 'net_num'";
        var block = Block(call.Text(0, "cidr", Missing), "CIDR_subnet");
        var bits = NotNegative(call.Integer(1, "additional_bits") ?? throw new BuiltinException(Missing), "additional_bits");
        var number = NotNegative(call.Integer(2, "net_num") ?? throw new BuiltinException(Missing), "net_num");
        try
        {
            return new StrValue(CidrPlan.Subnet(block, bits, number));
        }
        catch (BuiltinException failure)
        {
            throw new BuiltinException("CIDR_subnet() " + failure.Message);
        }
    }

    private static Value CidrSubnets(BuiltinCall call)
    {
        const string Missing = "CIDR_subnets() missing 2 required positional arguments: 'cidr' and 'additional_bits'";
        var block = Block(call.Text(0, "cidr", Missing), "CIDR_subnets");
        var items = call.Required(1, "additional_bits", Missing).AsList();
        var sizes = new long[items.Count];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = items[i] is IntValue size ? size.Value : throw new BuiltinException("invalid int value");
        }

        var subnets = new ListValue(sizes.Length);
        foreach (var subnet in CidrPlan.Subnets(block, sizes, call.Host.Budget))
        {
            subnets.Add(new StrValue(subnet));
        }

        return subnets;
    }

    private static Value CidrHost(BuiltinCall call)
    {
        const string Missing = "CIDR_host() missing 2 required positional arguments: 'cidr' and 'host_num'";
        var block = Block(call.Text(0, "cidr", Missing), "CIDR_host");
        var number = call.Integer(1, "host_num") ?? throw new BuiltinException(Missing);
        var distance = number < 0 ? (UInt128)(-(number + 1)) : (UInt128)number;
        if (block.HostLength < 64 && UInt128.One << block.HostLength <= distance)
        {
            throw new BuiltinException($"CIDR_host() prefix of {block.PrefixLength} does not accommodate a host numbered {number}");
        }

        // A negative number counts from the end; wrapping arithmetic makes it so for the whole of ::/0 as well.
        var hosts = block.HostLength == 128 ? 0 : UInt128.One << block.HostLength;
        var offset = number >= 0 ? (UInt128)number : unchecked(hosts - (UInt128)(-(Int128)number));
        return new StrValue(new IpAddressText(block.IsV6, unchecked(block.First.Bits + offset)).ToString());
    }

    private static Value CidrNetmask(BuiltinCall call)
    {
        var block = Block(call.Text(0, "cidr", "CIDR_netmask() missing 1 required positional argument: 'cidr'"), "CIDR_netmask");
        if (block.IsV6)
        {
            throw new BuiltinException("CIDR_netmask() IPv6 addresses cannot have a netmask");
        }

        return new StrValue(IpAddressText.V4Text(block.PrefixLength == 0 ? 0 : uint.MaxValue << block.HostLength));
    }

    private static CidrBlock Block(string text, string function) =>
        CidrBlock.TryParse(text, out var block) is { } reason
            ? throw new BuiltinException($"{function}() invalid cidr: {reason}")
            : block;

    private static long NotNegative(long number, string name) =>
        number >= 0 ? number : throw new BuiltinException($"CIDR_subnet() invalid {name}: cannot be negative");
}
