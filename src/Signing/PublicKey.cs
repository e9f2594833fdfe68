using System.Security.Cryptography;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Signing;

/// <summary>A P-256 key that verifies signatures.</summary>
public sealed class PublicKey : IDisposable
{
    private const int RawSignatureBytes = 64;
    private readonly ECDsa _key;

    private PublicKey(ECDsa key, string fingerprint) => (_key, Fingerprint) = (key, fingerprint);

    /// <summary>How a lock names the key.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads PEM; <paramref name="shown"/> names the file in messages.</summary>
    public static PublicKey Parse(string pem, string shown)
    {
        var fingerprint = SigningKeyFile.Fingerprint(pem, shown);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (EcKeys.IsP256(key))
            {
                return new PublicKey(key, fingerprint);
            }
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Falls through to the same failure.
        }

        key.Dispose();
        throw new DiagnosticException(new Diagnostic(PackageCodes.CosignVerify, "", $"`{shown}` holds no ECDSA P-256 public key") { Path = shown });
    }

    /// <summary>Whether a signature is this key's over the bytes: in DER form, or as the two numbers one after the other.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                || (signature.Length == RawSignatureBytes && _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => _key.Dispose();
}

internal static class EcKeys
{
    private const string P256Oid = "1.2.840.10045.3.1.7";

    public static bool IsP256(ECDsa key) => key.KeySize == 256 && key.ExportParameters(includePrivateParameters: false).Curve.Oid is { } oid && (oid.Value == P256Oid || oid.FriendlyName is "nistP256" or "ECDSA_P256");
}
