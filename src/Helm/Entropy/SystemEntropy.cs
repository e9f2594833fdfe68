using System.Globalization;
using System.Security.Cryptography;
using Kcl.Net.Templating;
using Org.BouncyCastle.Crypto.Generators;

namespace Kcl.Net.Helm;

/// <summary>What Helm does: random values of the system's generator, new keys, the host's clock. Threads may share it.</summary>
/// <param name="clock">The time now.</param>
public sealed class SystemEntropy(Func<DateTimeOffset> clock) : IHelmEntropy
{
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Printable =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string BcryptBase64 = "./" + Letters + Digits;
    private const int BcryptCost = 10;
    private const int BcryptSalt = 16;

    /// <summary>bcrypt makes 24 bytes and shows 23.</summary>
    private const int BcryptShown = 23;
    private const int BcryptMaxPassword = 72;

    public DateTimeOffset Now(EntropyCall call) => clock();

    public string Text(EntropyCall call, int count) => RandomNumberGenerator.GetString(
        call.Function switch { "randAlphaNum" => Letters + Digits, "randAlpha" => Letters, "randNumeric" => Digits, _ => Printable }, count);

    public byte[] Bytes(EntropyCall call, int count) => RandomNumberGenerator.GetBytes(count);

    public long Number(EntropyCall call, long from, long to)
    {
        var range = (UInt128)((Int128)to - from);
        var drawn = new UInt128(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)), BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        return (long)((Int128)from + (Int128)(drawn % range));
    }

    public string Shuffle(EntropyCall call, string text)
    {
        var runes = text.EnumerateRunes().Select(r => r.ToString()).ToArray();
        RandomNumberGenerator.Shuffle<string>(runes);
        return string.Concat(runes);
    }

    public string Uuid(EntropyCall call) => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    public string PasswordHash(EntropyCall call, string password)
    {
        var bytes = ByteText.ToBytes(password);
        if (bytes.Length > BcryptMaxPassword)
        {
            return $"failed to encrypt string with bcrypt: bcrypt: password length exceeds {BcryptMaxPassword} bytes";
        }

        var salt = RandomNumberGenerator.GetBytes(BcryptSalt);
        var hash = BCrypt.Generate(bytes, salt, BcryptCost, addTerminator: true);
        return string.Create(CultureInfo.InvariantCulture, $"$2a${BcryptCost}${BcryptText(salt)}{BcryptText(hash.AsSpan(0, BcryptShown))}");
    }

    public string Encrypt(EntropyCall call, string password, string text) =>
        text.Length == 0 ? "" : CipherFunctions.Encrypt(password, text, RandomNumberGenerator.GetBytes(CipherFunctions.BlockSize));

    public string PrivateKey(EntropyCall call, string type)
    {
        using var key = SigningKey.Create(type);
        return key is null ? "Unknown type " + type : key.Pem;
    }

    public (string Certificate, string Key) Certificate(EntropyCall call, CertificateOrder order)
    {
        using var key = order.Key is { } pem ? SigningKey.Parse(pem, "parsing private key: ") : SigningKey.CreateForCertificate();
        return (PemCertificate.Issue(order, key, clock()), key.Pem);
    }

    private static string BcryptText(ReadOnlySpan<byte> bytes)
    {
        var text = Convert.ToBase64String(bytes).TrimEnd('=').ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = BcryptBase64[Base64.IndexOf(text[i], StringComparison.Ordinal)];
        }

        return new string(text);
    }
}
