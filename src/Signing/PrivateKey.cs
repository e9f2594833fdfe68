using System.Security.Cryptography;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Signing;

/// <summary>A P-256 key that signs. Its file is PKCS#8 in PEM form, plain or encrypted with a passphrase.</summary>
public sealed class PrivateKey : IDisposable
{
    public const string PassphraseVariable = "AKUA_COSIGN_PASSPHRASE";
    private readonly ECDsa _key;

    private PrivateKey(ECDsa key) => _key = key;

    public static PrivateKey Parse(string pem, string? passphrase, string shown)
    {
        var key = ECDsa.Create();
        try
        {
            if (!pem.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal))
            {
                key.ImportFromPem(pem);
            }
            else if (passphrase is null)
            {
                throw Unusable($"the private key `{shown}` is encrypted", shown, $"set {PassphraseVariable}");
            }
            else
            {
                key.ImportFromEncryptedPem(pem, passphrase);
            }

            if (EcKeys.IsP256(key))
            {
                return new PrivateKey(key);
            }
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Falls through to the same failure.
        }
        catch (DiagnosticException)
        {
            key.Dispose();
            throw;
        }

        key.Dispose();
        throw Unusable($"`{shown}` holds no ECDSA P-256 private key in PKCS#8 PEM form that can be opened", shown, null);
    }

    /// <summary>The signature in DER form.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => _key.Dispose();

    private static DiagnosticException Unusable(string message, string shown, string? help) =>
        new(new Diagnostic(PackageCodes.CosignVerify, "", message) { Path = shown, Help = help });
}
