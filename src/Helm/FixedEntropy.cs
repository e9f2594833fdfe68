using System.Globalization;

namespace Kcl.Net.Helm;

/// <summary>Stand-ins that are the same every time and say what they stand for, so that a whole render can be compared.</summary>
public sealed class FixedEntropy : IHelmEntropy
{
    public static readonly FixedEntropy Instance = new();

    public DateTimeOffset Now(string function) => new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public string Text(string function, int count) => new(function switch { "randAlphaNum" => 'A', "randAlpha" => 'a', "randNumeric" => '0', _ => '!' }, count);

    public byte[] Bytes(string function, int count) => new byte[count];

    public long Number(string function, long from, long to) => from;

    public string Shuffle(string text) => text;

    public string Uuid() => "00000000-0000-4000-8000-000000000000";

    public string PasswordHash(string function, string password) => function == "htpasswd" ? $"HTPASSWD({password})" : $"BCRYPT({password})";

    public string Encrypt(string password, string text) => string.Create(CultureInfo.InvariantCulture, $"AES({password},{text})");

    public string PrivateKey(string type) => $"PRIVATEKEY({type})";

    public (string Certificate, string Key) Certificate(CertificateRequest request) =>
        ($"CERT({request.Kind}:{request.CommonName})", $"KEY({request.Kind}:{request.CommonName})");
}
