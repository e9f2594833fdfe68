using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>For renders that must be the same every time: every question is an error that names the function.</summary>
public sealed class RefusedEntropy : IHelmEntropy
{
    public static readonly RefusedEntropy Instance = new();

    public DateTimeOffset Now(string function) => throw Refusal(function);

    public string Text(string function, int count) => throw Refusal(function);

    public byte[] Bytes(string function, int count) => throw Refusal(function);

    public long Number(string function, long from, long to) => throw Refusal(function);

    public string Shuffle(string text) => throw Refusal("shuffle");

    public string Uuid() => throw Refusal("uuidv4");

    public string PasswordHash(string function, string password) => throw Refusal(function);

    public string Encrypt(string password, string text) => throw Refusal("encryptAES");

    public string PrivateKey(string type) => throw Refusal("genPrivateKey");

    public (string Certificate, string Key) Certificate(CertificateRequest request) => throw Refusal(request.Function);

    private static TemplateFunctionException Refusal(string function) =>
        new($"{function} gives another result each time, which a reproducible render does not allow");
}
