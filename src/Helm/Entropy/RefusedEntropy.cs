using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>For renders that must be the same every time: every question is an error that names the function.</summary>
public sealed class RefusedEntropy : IHelmEntropy
{
    public static readonly RefusedEntropy Instance = new();

    public DateTimeOffset Now(EntropyCall call) => throw Refusal(call);

    public string Text(EntropyCall call, int count) => throw Refusal(call);

    public byte[] Bytes(EntropyCall call, int count) => throw Refusal(call);

    public long Number(EntropyCall call, long from, long to) => throw Refusal(call);

    public string Shuffle(EntropyCall call, string text) => throw Refusal(call);

    public string Uuid(EntropyCall call) => throw Refusal(call);

    public string PasswordHash(EntropyCall call, string password) => throw Refusal(call);

    public string Encrypt(EntropyCall call, string password, string text) => throw Refusal(call);

    public string PrivateKey(EntropyCall call, string type) => throw Refusal(call);

    public (string Certificate, string Key) Certificate(EntropyCall call, CertificateOrder order) => throw Refusal(call);

    private static TemplateFunctionException Refusal(EntropyCall call) =>
        new($"{call.Function} gives another result each time, which a reproducible render does not allow");
}
