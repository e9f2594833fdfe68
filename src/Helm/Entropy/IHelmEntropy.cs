namespace Kcl.Net.Helm;

/// <summary>
/// Where a render gets its clock and randomness from. The library has none of its own: the host decides whether a chart may
/// ask and what it is told. Failures are <see cref="Kcl.Net.Templating.TemplateFunctionException"/>.
/// </summary>
public interface IHelmEntropy
{
    /// <summary>Certificates and keys are real ones, so that those a chart is given can be checked.</summary>
    bool HasRealCertificates => true;

    /// <summary>The time, for `now`, `ago` and dates of unreadable values.</summary>
    DateTimeOffset Now(EntropyCall call);

    /// <summary>Random text of <paramref name="count"/> characters: `randAlphaNum`, `randAlpha`, `randNumeric`, `randAscii`.</summary>
    string Text(EntropyCall call, int count);

    /// <summary>`randBytes`.</summary>
    byte[] Bytes(EntropyCall call, int count);

    /// <summary>A number from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
    long Number(EntropyCall call, long from, long to);

    /// <summary>The characters of a text in another order: `shuffle`.</summary>
    string Shuffle(EntropyCall call, string text);

    string Uuid(EntropyCall call);

    /// <summary>`bcrypt` and the hash of `htpasswd`.</summary>
    string PasswordHash(EntropyCall call, string password);

    /// <summary>`encryptAES`, which draws an initialisation vector.</summary>
    string Encrypt(EntropyCall call, string password, string text);

    /// <summary>`genPrivateKey`: PEM of a new key of a type.</summary>
    string PrivateKey(EntropyCall call, string type);

    /// <summary>`genCA…`, `genSelfSigned…`, `genSigned…`: certificate and key as PEM.</summary>
    (string Certificate, string Key) Certificate(EntropyCall call, CertificateOrder order);
}
