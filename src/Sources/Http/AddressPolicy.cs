using System.Net;
using System.Net.Sockets;

namespace Kcl.Net.Sources;

/// <summary>
/// Which addresses a URL from a package may lead to. A package is not trusted: it must not reach the services of the machine or of the
/// network it is rendered in, such as a cloud's metadata server.
/// </summary>
public static class AddressPolicy
{
    public const string Variable = "AKUA_ALLOW_PRIVATE_NETWORK";

    /// <summary>Networks that are not the public internet, as address and prefix length.</summary>
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("::/127"), IPNetwork.Parse("64:ff9b::/96"),
        IPNetwork.Parse("64:ff9b:1::/48"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fec0::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Whether a host is written as this machine itself: the one private address that a declaration may name.</summary>
    public static bool IsLoopbackName(string host) => host.Trim('[', ']') is "localhost" or "127.0.0.1" or "::1";

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
        {
            return false;
        }

        foreach (var network in Private)
        {
            if (network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain))
            {
                return false;
            }
        }

        return true;
    }

    internal static SourceException Refuse(string host) => new($"`{host}` is an address of this machine or of a private network")
    {
        Help = $"if that is meant, set {Variable}=1",
    };
}
