namespace Kcl.Net.Helm;

/// <summary>
/// Where a render gets its clock and randomness from. The library has none of its own: the host decides whether a chart may
/// ask and what it is told. Functions get the name they were called by, for a refusal that names it.
/// </summary>
public interface IHelmEntropy
{
    /// <summary>The time, for `now`, `ago` and dates of unreadable values.</summary>
    DateTimeOffset Now(string function);

    /// <summary>Random text of <paramref name="count"/> characters: `randAlphaNum`, `randAlpha`, `randNumeric`, `randAscii`.</summary>
    string Text(string function, int count);

    /// <summary>Random bytes: `randBytes`, keys, salts.</summary>
    byte[] Bytes(string function, int count);

    /// <summary>A number from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
    long Number(string function, long from, long to);

    /// <summary>The characters of a text in another order: `shuffle`.</summary>
    string Shuffle(string text);

    string Uuid();

    /// <summary>`bcrypt` and the hash of `htpasswd`.</summary>
    string PasswordHash(string function, string password);

    /// <summary>`encryptAES`, which draws an initialisation vector.</summary>
    string Encrypt(string password, string text);

    /// <summary>`genPrivateKey`: PEM of a new key of a type.</summary>
    string PrivateKey(string type);

    /// <summary>`genCA…`, `genSelfSigned…`, `genSigned…`: certificate and key as PEM.</summary>
    (string Certificate, string Key) Certificate(CertificateRequest request);
}

/// <summary>What a chart asked a certificate for.</summary>
/// <param name="Function">The template function that was called.</param>
/// <param name="Kind">`ca`, `self` or `signed`.</param>
/// <param name="CommonName">Its subject.</param>
/// <param name="Addresses">IP addresses it is valid for.</param>
/// <param name="Names">DNS names it is valid for.</param>
/// <param name="Days">How long it is valid.</param>
/// <param name="Authority">Certificate and key of the signer, for `signed`.</param>
/// <param name="Key">The PEM key to use instead of a new one.</param>
public sealed record CertificateRequest(
    string Function,
    string Kind,
    string CommonName,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<string> Names,
    long Days,
    (string Certificate, string Key)? Authority,
    string? Key);
