using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>What fetching needs to know of the user's machine.</summary>
public sealed record SourceOptions(ArtifactCache Cache, TransportOptions Transport, CredentialStore Credentials)
{
    /// <summary>Take what is cached and fetch nothing.</summary>
    public bool Offline { get; init; }
}
