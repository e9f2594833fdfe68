using System.Globalization;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>The functions whose result differs from call to call. All of it comes from the render's <see cref="IHelmEntropy"/>.</summary>
internal static class EntropyFunctions
{
    private const long MaxText = 1 << 24;

    private delegate Value Body(ReadOnlySpan<Value> arguments, IHelmEntropy entropy);

    public static TemplateFunction? Find(string name) => name switch
    {
        "randAlphaNum" or "randAlpha" or "randNumeric" or "randAscii" => With(name, [Int], (a, e) => a[0].Int64() <= 0 ? StrValue.Empty : Str(e.Text(name, Size(a[0].Int64())))),
        "randBytes" => With(name, [Int], (a, e) => Str(Convert.ToBase64String(e.Bytes(name, a[0].Int64() < 0 ? throw Failure("runtime error: makeslice: len out of range") : Size(a[0].Int64()))))),
        "randInt" => With(name, [Int, Int], (a, e) => IntValue.Of(a[1].Int64() <= a[0].Int64() ? throw Failure("invalid argument to Intn") : e.Number(name, a[0].Int64(), a[1].Int64()))),
        "shuffle" => With(name, [Text], (a, e) => Str(e.Shuffle(a[0].Str()))),
        "uuidv4" => With(name, [], (_, e) => Str(e.Uuid())),
        "bcrypt" => With(name, [Text], (a, e) => Str(e.PasswordHash(name, a[0].Str()))),
        "htpasswd" => With(name, [Text, Text], (a, e) => Str(a[0].Str().Contains(':') ? "invalid username: " + a[0].Str() : a[0].Str() + ":" + e.PasswordHash(name, a[1].Str()))),
        "encryptAES" => With(name, [Text, Text], (a, e) => Str(e.Encrypt(a[0].Str(), a[1].Str()))),
        "genPrivateKey" => With(name, [Text], (a, e) => Str(e.PrivateKey(a[0].Str()))),
        "genCA" => With(name, [Text, Int], (a, e) => Generate(e, new(name, "ca", a[0].Str(), [], [], a[1].Int64(), null, null))),
        "genCAWithKey" => With(name, [Text, Int, Text], (a, e) => Generate(e, new(name, "ca", a[0].Str(), [], [], a[1].Int64(), null, a[2].Str()))),
        "genSelfSignedCert" => With(name, [Text, GoParameter.List, GoParameter.List, Int], (a, e) => Generate(e, new(name, "self", a[0].Str(), Texts(a[1]), Texts(a[2]), a[3].Int64(), null, null))),
        "genSelfSignedCertWithKey" =>
            With(name, [Text, GoParameter.List, GoParameter.List, Int, Text], (a, e) => Generate(e, new(name, "self", a[0].Str(), Texts(a[1]), Texts(a[2]), a[3].Int64(), null, a[4].Str()))),
        "genSignedCert" =>
            With(name, [Text, GoParameter.List, GoParameter.List, Int, Any], (a, e) => Generate(e, new(name, "signed", a[0].Str(), Texts(a[1]), Texts(a[2]), a[3].Int64(), Authority(a[4]), null))),
        "genSignedCertWithKey" =>
            With(name, [Text, GoParameter.List, GoParameter.List, Int, Any, Text], (a, e) => Generate(e, new(name, "signed", a[0].Str(), Texts(a[1]), Texts(a[2]), a[3].Int64(), Authority(a[4]), a[5].Str()))),
        "buildCustomCert" => Fixed(name, [Text, Text], BuildCertificate),
        _ => null,
    };

    private static TemplateFunction With(string name, GoParameter[] parameters, Body body) =>
        new(name, parameters, false, (arguments, run) => body(arguments, HelmRun.Of(run).Entropy));

    private static int Size(long count) => count > MaxText ? throw Failure(string.Create(CultureInfo.InvariantCulture, $"more than {MaxText} random characters")) : (int)count;

    private static CertificateObject Generate(IHelmEntropy entropy, CertificateRequest request)
    {
        var (certificate, key) = entropy.Certificate(request);
        return new CertificateObject(certificate, key);
    }

    /// <summary>Both are base64 of PEM; what is inside is looked at only when something is signed with it.</summary>
    private static Value BuildCertificate(ReadOnlySpan<Value> a)
    {
        try
        {
            return new CertificateObject(
                ByteText.FromBytes(Convert.FromBase64String(a[0].Str())), ByteText.FromBytes(Convert.FromBase64String(a[1].Str())));
        }
        catch (FormatException)
        {
            throw Failure("unable to decode base64 certificate");
        }
    }

    private static (string Certificate, string Key) Authority(Value value) => value is CertificateObject certificate
        ? (certificate.Certificate, certificate.Key)
        : throw Failure($"wrong type for value; expected sprig.certificate; got {GoFormat.TypeName(value)}");

    private static List<string> Texts(Value value)
    {
        var texts = new List<string>();
        foreach (var item in ((ListValue)value).Items)
        {
            texts.Add(item is StrValue text ? text.Value : throw Failure($"error parsing ip: {GoFormat.FormatValue(item)} is not a string"));
        }

        return texts;
    }
}
