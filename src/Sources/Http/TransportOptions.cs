using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Kcl.Net.Sources;

/// <summary>How requests are made.</summary>
public sealed record TransportOptions(string UserAgent)
{
    /// <summary>Take addresses of private networks too.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>The longest wait for an answer, or for more of one.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Finds the addresses of a host; null asks the system.</summary>
    public Func<string, IPAddress[]>? Resolve { get; init; }

    /// <summary>Roots to trust besides the system's.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    public IFetchProgress? Progress { get; init; }
}
