using System.Globalization;

namespace Kcl.Net.Helm;

/// <summary>Stand-ins that are the same every time and say what they stand for, so that a whole render can be compared.</summary>
public sealed class FixedEntropy : IHelmEntropy
{
    public static readonly FixedEntropy Instance = new();

    public bool HasRealCertificates => false;

    public DateTimeOffset Now(EntropyCall call) => new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public string Text(EntropyCall call, int count) => new(call.Function switch { "randAlphaNum" => 'A', "randAlpha" => 'a', "randNumeric" => '0', _ => '!' }, count);

    public byte[] Bytes(EntropyCall call, int count) => new byte[count];

    public long Number(EntropyCall call, long from, long to) => from;

    public string Shuffle(EntropyCall call, string text) => text;

    public string Uuid(EntropyCall call) => "00000000-0000-4000-8000-000000000000";

    public string PasswordHash(EntropyCall call, string password) => call.Function == "htpasswd" ? $"HTPASSWD({password})" : $"BCRYPT({password})";

    public string Encrypt(EntropyCall call, string password, string text) => string.Create(CultureInfo.InvariantCulture, $"AES({password},{text})");

    public string PrivateKey(EntropyCall call, string type) => $"PRIVATEKEY({type})";

    public (string Certificate, string Key) Certificate(EntropyCall call, CertificateOrder order) =>
        ($"CERT({order.Kind}:{order.CommonName})", $"KEY({order.Kind}:{order.CommonName})");
}
