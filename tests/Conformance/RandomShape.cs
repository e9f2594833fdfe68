using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Kcl.Net.Values;
using Org.BouncyCastle.Crypto.Generators;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Compares results of functions that draw randomness: everything that is not random in them must be the same, e.g. the alphabet and
/// length of a text, the algorithm of a key, or a certificate's subject, names, extensions and days.
/// </summary>
internal static partial class RandomShape
{
    public static bool Same(string template, Value data, string wanted, string got)
    {
        if (RandomFunction().Match(template) is not { Success: true } call)
        {
            return false;
        }

        var function = call.Groups[1].Value;
        return Describe(function, template, wanted) == Describe(function, template, got)
            && (function is not ("bcrypt" or "htpasswd") || IsHashOf(got, (data as DictValue)?["Password"] is StrValue password ? password.Value : "abc"));
    }

    private static string Describe(string function, string template, string text)
    {
        switch (function)
        {
            case "bcrypt" or "htpasswd":
                return BcryptHash().Replace(text, "HASH");
            case "uuidv4":
                return Uuid().Replace(text, "UUID");
            case "randBytes":
                return "bytes " + Convert.FromBase64String(text).Length;
            case "randInt":
                var bounds = Number().Matches(template).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
                return (int.Parse(text, CultureInfo.InvariantCulture) is var n && n >= bounds[0] && n < bounds[1]).ToString();
            case "shuffle":
                return string.Concat(text.Order());
            case "randAlphaNum":
                return text.All(char.IsAsciiLetterOrDigit) + " " + text.Length;
            case "randAlpha":
                return text.All(char.IsAsciiLetter) + " " + text.Length;
            case "randNumeric":
                return text.All(char.IsAsciiDigit) + " " + text.Length;
            case "randAscii":
                return text.All(static c => c is >= ' ' and <= '~') + " " + text.Length;
            default:
                return Pem(text);
        }
    }

    private static string Pem(string text)
    {
        if (!PemEncoding.TryFind(text, out var fields))
        {
            return Convert.TryFromBase64String(text, new byte[text.Length], out _) && text.Length > 0
                ? "base64 of " + Pem(Encoding.ASCII.GetString(Convert.FromBase64String(text)))
                : text;
        }

        var (label, data) = (text[fields.Label], Convert.FromBase64String(text[fields.Base64Data]));
        var longest = text[fields.Location].Split('\n').Max(l => l.Length);
        return text[..fields.Location.Start] + label + " " + (label == "CERTIFICATE" ? Certificate(data) : Key(label, text[fields.Location], data)) + longest + text[fields.Location.End..];
    }

    private static string Key(string label, string pem, byte[] data)
    {
        switch (label)
        {
            case "RSA PRIVATE KEY":
                using (var rsa = RSA.Create())
                {
                    rsa.ImportFromPem(pem);
                    return $"{rsa.KeySize} {Convert.ToHexString(rsa.ExportParameters(false).Exponent!)}";
                }

            case "EC PRIVATE KEY":
                using (var ec = ECDsa.Create())
                {
                    ec.ImportFromPem(pem);
                    return ec.ExportParameters(false).Curve.Oid.FriendlyName!;
                }

            case "DSA PRIVATE KEY":
                return (data.Length / 16).ToString(CultureInfo.InvariantCulture);
            default:
                return data.Length + " " + Convert.ToHexString(data.AsSpan(0, 16));
        }
    }

    private static string Certificate(byte[] data)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(data);
        var extensions = certificate.Extensions.Select(e => $"{e.Oid!.Value} {e.Critical} " + (IsKeyId(e) ? e.RawData.Length.ToString(CultureInfo.InvariantCulture) : Convert.ToHexString(e.RawData)));
        var key = certificate.PublicKey.EncodedKeyValue.RawData.Length;
        return string.Join('\n', [
            $"{certificate.Version} {certificate.Subject} by {certificate.Issuer} {certificate.NotAfter - certificate.NotBefore}",
            $"{certificate.SignatureAlgorithm.Value} {certificate.PublicKey.Oid.Value} {key}", .. extensions, ""]);
    }

    private static bool IsKeyId(X509Extension extension) => extension is X509SubjectKeyIdentifierExtension or X509AuthorityKeyIdentifierExtension;

    private static bool IsHashOf(string text, string password)
    {
        var at = text.IndexOf("$2a$", StringComparison.Ordinal);
        return at < 0 || OpenBsdBCrypt.CheckPassword(text[at..], password.ToCharArray());
    }

    [GeneratedRegex(@"\b(bcrypt|htpasswd|genPrivateKey|genCA|genCAWithKey|genSelfSignedCert|genSelfSignedCertWithKey|genSignedCert|randBytes|uuidv4|randInt|shuffle|randAlphaNum|randAlpha|randNumeric|randAscii)\b")]
    private static partial Regex RandomFunction();

    [GeneratedRegex(@"\$2a\$10\$[./A-Za-z0-9]{53}$")]
    private static partial Regex BcryptHash();

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
