using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>The functions whose result differs from call to call. All of it comes from the render's <see cref="IHelmEntropy"/>.</summary>
internal static class EntropyFunctions
{
    private const long MaxText = 1 << 24;

    private const int MaxShownArguments = 64;

    private delegate Value Body(ReadOnlySpan<Value> arguments, IHelmEntropy entropy, EntropyCall call);

    public static TemplateFunction? Find(string name) => name switch
    {
        "randAlphaNum" or "randAlpha" or "randNumeric" or "randAscii" =>
            With(name, [Int], (a, e, c) => a[0].Int64() <= 0 ? StrValue.Empty : Str(e.Text(c, Size(a[0].Int64())))),
        "randBytes" => With(name, [Int], (a, e, c) => Str(Convert.ToBase64String(e.Bytes(c, a[0].Int64() < 0 ? throw Failure("runtime error: makeslice: len out of range") : Size(a[0].Int64()))))),
        "randInt" => With(name, [Int, Int], (a, e, c) => IntValue.Of(a[1].Int64() <= a[0].Int64() ? throw Failure("invalid argument to Intn") : e.Number(c, a[0].Int64(), a[1].Int64()))),
        "shuffle" => With(name, [Text], (a, e, c) => Str(e.Shuffle(c, a[0].Str()))),
        "uuidv4" => With(name, [], (_, e, c) => Str(e.Uuid(c))),
        "bcrypt" => Secret(name, [Text], (a, e, c) => Str(e.PasswordHash(c, a[0].Str()))),
        "htpasswd" => Secret(name, [Text, Text], (a, e, c) => Str(a[0].Str().Contains(':') ? "invalid username: " + a[0].Str() : a[0].Str() + ":" + e.PasswordHash(c, a[1].Str()))),
        "encryptAES" => Secret(name, [Text, Text], (a, e, c) => Str(e.Encrypt(c, a[0].Str(), a[1].Str()))),
        "genPrivateKey" => With(name, [Text], (a, e, c) => Str(e.PrivateKey(c, a[0].Str()))),
        "genCA" => With(name, [Text, Int], (a, e, c) => Generate(e, c, new("ca", a[0].Str(), [], [], a[1].Int64(), null, null))),
        "genCAWithKey" => Secret(name, [Text, Int, Text], (a, e, c) => Generate(e, c, new("ca", a[0].Str(), [], [], a[1].Int64(), null, a[2].Str()))),
        "genSelfSignedCert" => With(name, [Text, GoParameter.List, GoParameter.List, Int], (a, e, c) => Generate(e, c, Own(a, null))),
        "genSelfSignedCertWithKey" => Secret(name, [Text, GoParameter.List, GoParameter.List, Int, Text], (a, e, c) => Generate(e, c, Own(a, a[4].Str()))),
        "genSignedCert" => Secret(name, [Text, GoParameter.List, GoParameter.List, Int, GoParameter.Certificate], (a, e, c) => Generate(e, c, Signed(a, null))),
        "genSignedCertWithKey" => Secret(name, [Text, GoParameter.List, GoParameter.List, Int, GoParameter.Certificate, Text], (a, e, c) => Generate(e, c, Signed(a, a[5].Str()))),
        "buildCustomCert" => new TemplateFunction(name, [Text, Text], false, BuildCertificate),
        _ => null,
    };

    private static TemplateFunction With(string name, GoParameter[] parameters, Body body) =>
        new(name, parameters, false, (arguments, run) => body(arguments, HelmRun.Of(run).Entropy, HelmRun.Of(run).Call(name, Shown(arguments))));

    /// <summary>A function whose arguments must not be written down.</summary>
    private static TemplateFunction Secret(string name, GoParameter[] parameters, Body body) =>
        new(name, parameters, false, (arguments, run) => body(arguments, HelmRun.Of(run).Entropy, HelmRun.Of(run).Call(name, Digest(Written(arguments)))));

    private static string Shown(ReadOnlySpan<Value> arguments)
    {
        var text = Written(arguments);
        return text.Length > MaxShownArguments ? Digest(text) : text;
    }

    private static string Written(ReadOnlySpan<Value> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            text.Append(text.Length > 0 ? " " : "").Append(argument is CertificateObject certificate ? certificate.Certificate : GoFormat.Sprintf("%#v", [argument]));
        }

        return text.ToString();
    }

    private static string Digest(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(ByteText.ToBytes(text)));

    private static int Size(long count) => count > MaxText ? throw Failure(string.Create(CultureInfo.InvariantCulture, $"more than {MaxText} random characters")) : (int)count;

    private static CertificateObject Generate(IHelmEntropy entropy, EntropyCall call, CertificateOrder order)
    {
        var (certificate, key) = entropy.Certificate(call, order);
        return new CertificateObject(certificate, key);
    }

    private static CertificateOrder Own(ReadOnlySpan<Value> a, string? key) => new("self", a[0].Str(), Addresses(a[1]), Names(a[2]), a[3].Int64(), null, key);

    private static CertificateOrder Signed(ReadOnlySpan<Value> a, string? key) =>
        new("signed", a[0].Str(), Addresses(a[1]), Names(a[2]), a[3].Int64(), Authority(a[4]), key);

    /// <summary>Both are base64 of PEM.</summary>
    private static Value BuildCertificate(ReadOnlySpan<Value> a, TemplateRun run)
    {
        var certificate = Decoded(a[0].Str(), "unable to decode base64 certificate");
        var key = Decoded(a[1].Str(), "unable to decode base64 private key");
        if (HelmRun.Of(run).Entropy.HasRealCertificates)
        {
            PemCertificate.Parse(certificate);
            PemCertificate.CheckKey(key);
        }

        return new CertificateObject(certificate, key);
    }

    private static string Decoded(string text, string error)
    {
        try
        {
            return ByteText.FromBytes(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw Failure(error);
        }
    }

    private static (string Certificate, string Key) Authority(Value value) => (((CertificateObject)value).Certificate, ((CertificateObject)value).Key);

    private static List<string> Addresses(Value value) => Texts(value, "error parsing ip: ");

    private static List<string> Names(Value value) => Texts(value, "error processing alternate dns name: ");

    private static List<string> Texts(Value value, string error)
    {
        var texts = new List<string>();
        if (value is ListValue list)
        {
            foreach (var item in list.Items)
            {
                texts.Add(item is StrValue text ? text.Value : throw Failure($"{error}{GoFormat.FormatValue(item)} is not a string"));
            }
        }

        return texts;
    }
}
