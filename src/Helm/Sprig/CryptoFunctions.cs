using System.Globalization;
using System.Security.Cryptography;
using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Hashes and checksums of strings.</summary>
internal static class CryptoFunctions
{
    public static TemplateFunction? Find(string name) => name switch
    {
        "sha1sum" => OfText(name, s => Convert.ToHexStringLower(SHA1.HashData(ByteText.ToBytes(s)))),
        "sha256sum" => OfText(name, s => Convert.ToHexStringLower(SHA256.HashData(ByteText.ToBytes(s)))),
        "sha512sum" => OfText(name, s => Convert.ToHexStringLower(SHA512.HashData(ByteText.ToBytes(s)))),
        "adler32sum" => OfText(name, s => Adler32(ByteText.ToBytes(s)).ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static uint Adler32(byte[] bytes)
    {
        const uint Modulus = 65521;
        var (a, b) = (1u, 0u);
        foreach (var item in bytes)
        {
            a = (a + item) % Modulus;
            b = (b + a) % Modulus;
        }

        return (b << 16) | a;
    }
}
