using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>A private key as templates hold them: PEM in the form Go writes for its kind.</summary>
internal abstract class SigningKey : IDisposable
{
    private const int KeyBits = 4096;
    private const int CertificateKeyBits = 2048;
    private const int DsaBits = 2048;
    private const string PrivateLabel = " PRIVATE KEY";

    /// <summary>The key with its line break at the end.</summary>
    public abstract string Pem { get; }

    /// <summary>Signs certificates; null for kinds that cannot.</summary>
    public abstract X509SignatureGenerator? Signer { get; }

    public virtual HashAlgorithmName Hash => HashAlgorithmName.SHA256;

    /// <summary>Null for a kind `genPrivateKey` does not know.</summary>
    public static SigningKey? Create(string type) => type switch
    {
        "" or "rsa" => new RsaKey(RSA.Create(KeyBits)),
        "dsa" => new DsaKey(DSA.Create(DsaBits).ExportParameters(true)),
        "ecdsa" => new EcKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)),
        "ed25519" => new Ed25519Key(RandomNumberGenerator.GetBytes(Ed25519Key.SeedSize)),
        _ => null,
    };

    public static SigningKey CreateForCertificate() => new RsaKey(RSA.Create(CertificateKeyBits));

    /// <summary>Throws <see cref="TemplateFunctionException"/> with Sprig's message behind the prefix.</summary>
    public static SigningKey Parse(string pem, string prefix)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
        {
            throw Failure(prefix + "no PEM data in input");
        }

        var label = pem[fields.Label];
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        if (label == "PRIVATE KEY")
        {
            return Try(() => FromPkcs8(der), prefix + "decoding PEM as PKCS#8: ");
        }

        if (!label.EndsWith(PrivateLabel, StringComparison.Ordinal))
        {
            throw Failure($"{prefix}no private key data in PEM block of type {label}");
        }

        var kind = label[..^PrivateLabel.Length];
        return kind switch
        {
            "RSA" => Try(() => Imported(RSA.Create(), k => k.ImportRSAPrivateKey(der, out _), k => new RsaKey(k)), prefix + "parsing RSA private key from PEM: "),
            "EC" => Try(() => Imported(ECDsa.Create(), k => k.ImportECPrivateKey(der, out _), k => new EcKey(k)), prefix + "parsing EC private key from PEM: "),
            "DSA" => Try(() => DsaKey.Read(der), prefix + "parsing DSA private key from PEM: "),
            _ => throw Failure($"{prefix}invalid private key type {kind}"),
        };
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static SigningKey FromPkcs8(byte[] der)
    {
        var info = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        return info.ReadSequence().ReadObjectIdentifier() switch
        {
            "1.2.840.113549.1.1.1" => Imported(RSA.Create(), k => k.ImportPkcs8PrivateKey(der, out _), k => new RsaKey(k)),
            "1.2.840.10045.2.1" => Imported(ECDsa.Create(), k => k.ImportPkcs8PrivateKey(der, out _), k => new EcKey(k)),
            Ed25519Key.Oid => new Ed25519Key(new AsnReader(info.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString()),
            var other => throw new CryptographicException($"x509: PKCS#8 wrapping contained private key with unknown algorithm: {other}"),
        };
    }

    private static SigningKey Imported<T>(T key, Action<T> import, Func<T, SigningKey> wrap)
        where T : IDisposable
    {
        try
        {
            import(key);
            return wrap(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static SigningKey Try(Func<SigningKey> parse, string prefix)
    {
        try
        {
            return parse();
        }
        catch (CryptographicException failure) when (failure.Message.StartsWith("x509: ", StringComparison.Ordinal))
        {
            throw Failure(prefix + failure.Message);
        }
        catch (Exception failure) when (failure is CryptographicException or AsnContentException or ArgumentException)
        {
            throw Failure(prefix + "asn1: structure error: malformed private key");
        }
    }

    private sealed class RsaKey(RSA key) : SigningKey
    {
        // A key keeps the form it has in PKCS#1, whatever it was read from.
        public override string Pem => key.ExportRSAPrivateKeyPem() + "\n";

        public override X509SignatureGenerator Signer => X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);

        protected override void Dispose(bool disposing) => key.Dispose();
    }

    private sealed class EcKey(ECDsa key) : SigningKey
    {
        public override string Pem => key.ExportECPrivateKeyPem() + "\n";

        public override X509SignatureGenerator Signer => X509SignatureGenerator.CreateForECDsa(key);

        public override HashAlgorithmName Hash => key.KeySize switch { <= 256 => HashAlgorithmName.SHA256, <= 384 => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };

        protected override void Dispose(bool disposing) => key.Dispose();
    }

    private sealed class DsaKey(DSAParameters key) : SigningKey
    {
        public override string Pem
        {
            get
            {
                var writer = new AsnWriter(AsnEncodingRules.DER);
                using (writer.PushSequence())
                {
                    writer.WriteInteger(0);
                    foreach (var number in new[] { key.P, key.Q, key.G, key.Y, key.X })
                    {
                        writer.WriteIntegerUnsigned(number);
                    }
                }

                return PemEncoding.WriteString("DSA PRIVATE KEY", writer.Encode()) + "\n";
            }
        }

        public override X509SignatureGenerator? Signer => null;

        public static DsaKey Read(byte[] der)
        {
            var sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            sequence.ReadInteger();
            byte[] Next() => sequence.ReadInteger() is var number && number > BigInteger.Zero ? number.ToByteArray(isUnsigned: true, isBigEndian: true) : throw new CryptographicException();
            return new DsaKey(new DSAParameters { P = Next(), Q = Next(), G = Next(), Y = Next(), X = Next() });
        }
    }
}
