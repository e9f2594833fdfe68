using Kcl.Net.Builtins.Network;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`net`: addresses, host names and CIDR networks, all by text.</summary>
internal static partial class NetModule
{
    private const string ToStr = "(ip: str) -> str";
    private const string ToBool = "(ip: str) -> bool";

    public static SystemModule Create() => new(
        "net",
        [
            "CIDR_host", "CIDR_netmask", "CIDR_subnet", "CIDR_subnets", "split_host_port", "join_host_port", "fqdn", "parse_IP",
            "IP_string", "to_IP4", "to_IP6", "is_IPv4", "is_IPv6", "is_IP", "is_loopback_IP", "is_multicast_IP",
            "is_interface_local_multicast_IP", "is_link_local_multicast_IP", "is_link_local_unicast_IP", "is_global_unicast_IP",
            "is_unspecified_IP", "parse_CIDR", "is_IP_in_CIDR",
        ],
        name => name switch
        {
            "CIDR_host" => new(name, "(cidr: str, host_num: int) -> str", "The address of a host in a network, counted from the end when negative.", CidrHost),
            "CIDR_netmask" => new(name, "(cidr: str) -> str", "The network mask of an IPv4 network.", CidrNetmask),
            "CIDR_subnet" => new(name, "(cidr: str, additional_bits: int, net_num: int) -> str", "A numbered subnet of a network.", CidrSubnet),
            "CIDR_subnets" => new(name, "(cidr: str, additional_bits: [int]) -> [str]", "Consecutive subnets of given sizes.", CidrSubnets),
            "split_host_port" => new(name, "(ip_end_point: str) -> [str]", "The host and the port of an end point.", SplitHostPort),
            "join_host_port" => new(name, "(host: str, port: int | str) -> str", "An end point from a host and a port.", JoinHostPort),
            "fqdn" => new(name, "(name: str = \"\") -> str", "The full domain name of a host, this one by default.", Fqdn),
            "parse_IP" => new(name, ToStr, "The canonical text of an address, empty for anything else.", Canonical),
            "IP_string" => new(name, ToStr, "The canonical text of an address, empty for anything else.", Canonical),
            "to_IP4" => new(name, ToStr, "The IPv4 text of an address.", ToIPv4),
            "to_IP6" => new(name, ToStr, "The IPv6 text of an address.", ToIPv6),
            "is_IPv4" => Test(name, "Whether the text is an IPv4 address.", ip => !ip.IsV6),
            "is_IPv6" => Test(name, "Whether the text is an IPv6 address.", ip => ip.IsV6),
            "is_IP" => Test(name, "Whether the text is an address.", _ => true),
            "is_loopback_IP" => Test(name, "Whether the address is a loopback address.", AddressKind.IsLoopback),
            "is_multicast_IP" => Test(name, "Whether the address is a multicast address.", AddressKind.IsMulticast),
            "is_interface_local_multicast_IP" => Test(name, "Whether the address is interface-local multicast.", AddressKind.IsInterfaceLocalMulticast),
            "is_link_local_multicast_IP" => Test(name, "Whether the address is link-local multicast.", AddressKind.IsLinkLocalMulticast),
            "is_link_local_unicast_IP" => Test(name, "Whether the address is link-local unicast.", AddressKind.IsLinkLocalUnicast),
            "is_global_unicast_IP" => Test(name, "Whether the address is global unicast.", AddressKind.IsGlobalUnicast),
            "is_unspecified_IP" => Test(name, "Whether the address is the unspecified one.", AddressKind.IsUnspecified),
            "parse_CIDR" => new(name, "(cidr: str) -> {str:any}", "The address and the length of a network, {} for anything else.", ParseCidr),
            "is_IP_in_CIDR" => new(name, "(ip: str, cidr: str) -> bool", "Whether an address lies in a network.", IsInCidr),
            _ => null,
        });

    private static BuiltinMember Test(string name, string summary, Func<IpAddressText, bool> test) =>
        new(name, ToBool, summary, call => BoolValue.Of(IpAddressText.Parse(Ip(call, name)) is { } ip && test(ip)));

    private static string Ip(BuiltinCall call, string name) =>
        call.Text(0, "ip", $"{name}() missing 1 required positional argument: 'ip'");

    private static Value Canonical(BuiltinCall call) =>
        new StrValue(IpAddressText.Parse(Ip(call, "IP_string"))?.ToString() ?? "");

    private static Value ToIPv4(BuiltinCall call)
    {
        var text = Ip(call, "IP_string");
        if (IpAddressText.Parse(text) is not { } ip)
        {
            return new StrValue($"can not both parse {text} to ipv6 and ipv4,err:invalid IPv6 address syntax");
        }

        // Addresses of the forms ::a.b.c.d and ::ffff:a.b.c.d stand for IPv4 addresses.
        var embedded = !ip.IsV6 || ip.Bits >> 32 == 0 || ip.Bits >> 32 == 0xFFFF;
        return new StrValue(embedded ? IpAddressText.V4Text((uint)ip.Bits) : $"can not parse {text} ipv6 to ipv4!");
    }

    private static Value ToIPv6(BuiltinCall call)
    {
        var text = Ip(call, "IP_string");
        return new StrValue(IpAddressText.Parse(text) switch
        {
            { IsV6: true } ip => ip.ToString(),
            { } ip => "::ffff:" + ip,
            null => $"can not both parse {text} to ipv6 and ipv4,err:invalid IPv4 address syntax",
        });
    }

    private static Value SplitHostPort(BuiltinCall call)
    {
        var (host, port) = HostPort.Split(call.Text(0, "ip_end_point", "split_host_port() missing 1 required positional argument: 'ip_end_point'"));
        return new ListValue(new StrValue(host), new StrValue(port));
    }

    private static Value JoinHostPort(BuiltinCall call)
    {
        const string Missing = "join_host_port() missing 2 required positional arguments: 'host' and 'port'";
        var host = KclText.Str(call.Required(0, "host", Missing));
        var port = KclText.Str(call.Required(1, "port", Missing));
        return new StrValue(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}");
    }

    private static Value Fqdn(BuiltinCall call)
    {
        var world = call.World("net.fqdn", "asks the network");
        var name = call.Text(0, "name") ?? "";
        return new StrValue(world.FullDomainName(name.Length == 0 ? world.HostName : name));
    }
}
