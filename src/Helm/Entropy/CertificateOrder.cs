namespace Kcl.Net.Helm;

/// <summary>What a chart asked a certificate for.</summary>
/// <param name="Kind">`ca`, `self` or `signed`.</param>
/// <param name="CommonName">Its subject.</param>
/// <param name="Addresses">IP addresses it is valid for.</param>
/// <param name="Names">DNS names it is valid for.</param>
/// <param name="Days">How long it is valid.</param>
/// <param name="Authority">Certificate and key of the signer as PEM, for `signed`.</param>
/// <param name="Key">The PEM key to use instead of a new one.</param>
public sealed record CertificateOrder(
    string Kind,
    string CommonName,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<string> Names,
    long Days,
    (string Certificate, string Key)? Authority,
    string? Key);
