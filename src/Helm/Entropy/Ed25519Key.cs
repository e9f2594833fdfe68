using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Kcl.Net.Helm;

/// <summary>An Ed25519 key (RFC 8032, in certificates RFC 8410), which the platform's own library lacks.</summary>
internal sealed class Ed25519Key(byte[] seed) : SigningKey
{
    public const string Oid = "1.3.101.112";
    public const int SeedSize = 32;

    public override string Pem
    {
        get
        {
            var inner = new AsnWriter(AsnEncodingRules.DER);
            inner.WriteOctetString(seed);
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                WriteAlgorithm(writer);
                writer.WriteOctetString(inner.Encode());
            }

            return PemEncoding.WriteString("PRIVATE KEY", writer.Encode()) + "\n";
        }
    }

    public override X509SignatureGenerator Signer => new Generator(seed);

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oid);
        }
    }

    private sealed class Generator(byte[] seed) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            WriteAlgorithm(writer);
            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
        {
            var signature = new byte[Ed25519.SignatureSize];
            Ed25519.Sign(seed, 0, data, 0, data.Length, signature, 0);
            return signature;
        }

        protected override PublicKey BuildPublicKey()
        {
            var key = new byte[Ed25519.PublicKeySize];
            Ed25519.GeneratePublicKey(seed, 0, key, 0);
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                WriteAlgorithm(writer);
                writer.WriteBitString(key);
            }

            return System.Security.Cryptography.X509Certificates.PublicKey.CreateFromSubjectPublicKeyInfo(writer.Encode(), out _);
        }
    }
}
