using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>X.509 certificates as Sprig issues and reads them, in PEM.</summary>
internal static class PemCertificate
{
    private const int SerialBytes = 16;
    private const int KeyIdBytes = 20;
    private static readonly DateTimeOffset Last = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>The first certificate in a text; the caller disposes it.</summary>
    public static X509Certificate2 Parse(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
        {
            throw Failure("unable to decode certificate");
        }

        try
        {
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(pem[fields.Base64Data]));
        }
        catch (CryptographicException)
        {
            throw Failure("error parsing certificate: decodedCert.Bytes: x509: malformed certificate");
        }
    }

    public static void CheckKey(string pem) => SigningKey.Parse(pem, "error parsing private key: ").Dispose();

    /// <summary>A certificate for a key, signed by itself or by the order's authority.</summary>
    public static string Issue(CertificateOrder order, SigningKey key, DateTimeOffset now)
    {
        using var issuer = order.Authority is { } authority ? Parse(authority.Certificate) : null;
        using var issuerKey = order.Authority is { } signing ? SigningKey.Parse(signing.Key, "error parsing private key: ") : null;
        var addresses = order.Addresses.Select(ParseAddress).ToList();
        if ((issuerKey ?? key).Signer is not { } signer || key.Signer is not { } subject)
        {
            throw Failure("error creating certificate: x509: certificate private key does not implement crypto.Signer");
        }

        if (issuer is not null && !issuer.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(signer.PublicKey.ExportSubjectPublicKeyInfo()))
        {
            throw Failure("error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey");
        }

        var request = new CertificateRequest(Named(order.CommonName), subject.PublicKey, (issuerKey ?? key).Hash);
        AddExtensions(request, order, addresses, issuer);
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] &= 0x7F;
        var end = order.Days > (Last - now).TotalDays ? Last : now.AddDays(Math.Max(order.Days, -(now - DateTimeOffset.UnixEpoch).TotalDays));
        if (end < now)
        {
            throw Failure("error creating certificate: it would end before it begins");
        }

        using var certificate = request.Create(issuer?.SubjectName ?? request.SubjectName, signer, now, end, serial);
        return PemEncoding.WriteString("CERTIFICATE", certificate.RawData) + "\n";
    }

    /// <summary>In the order Go writes them.</summary>
    private static void AddExtensions(CertificateRequest request, CertificateOrder order, List<IPAddress> addresses, X509Certificate2? issuer)
    {
        var isAuthority = order.Kind == "ca";
        var usage = X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DigitalSignature | (isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.None);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(
                SHA256.HashData(request.PublicKey.EncodedKeyValue.RawData).AsSpan(0, KeyIdBytes), critical: false));
        }

        if (issuer?.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } issuerId && issuer.SubjectName.Name != request.SubjectName.Name)
        {
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerId));
        }

        if (order.Names.Count + addresses.Count > 0)
        {
            request.CertificateExtensions.Add(new X509Extension("2.5.29.17", AlternativeNames(order.Names, addresses), critical: order.CommonName.Length == 0));
        }
    }

    private static byte[] AlternativeNames(IReadOnlyList<string> names, List<IPAddress> addresses)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var name in names)
            {
                if (!ByteText.IsAscii(name))
                {
                    throw Failure($"error creating certificate: x509: {Templating.GoFormat.Quote(name)} cannot be encoded as an IA5String");
                }

                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
            }

            foreach (var address in addresses)
            {
                writer.WriteOctetString(address.GetAddressBytes(), new Asn1Tag(TagClass.ContextSpecific, 7));
            }
        }

        return writer.Encode();
    }

    /// <summary>Only a common name; printable text in the narrower of its two encodings.</summary>
    private static X500DistinguishedName Named(string commonName)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (commonName.Length > 0)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.5.4.3");
                    var isPrintable = commonName.All(static c => char.IsAsciiLetterOrDigit(c) || " '()+,-./:=?".Contains(c, StringComparison.Ordinal));
                    writer.WriteCharacterString(isPrintable ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, ByteText.Replaced(commonName));
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }

    private static IPAddress ParseAddress(string text)
    {
        var isPlain = text.Contains(':', StringComparison.Ordinal)
            ? !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal)
            : text.Split('.') is { Length: 4 } parts && Array.TrueForAll(parts, static p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'));
        return isPlain && IPAddress.TryParse(text, out var address) ? Narrowed(address) : throw Failure("error parsing ip: " + text);
    }

    private static IPAddress Narrowed(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
