using System.Globalization;
using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>
/// Answers from a record what was drawn before and lets another source draw the rest, so that a render gives the same again.
/// One render's: it counts equal calls.
/// </summary>
/// <param name="record">The record; asked for when something is drawn.</param>
/// <param name="source">Draws what the record does not have.</param>
public sealed class RecordedEntropy(Func<EntropyRecord> record, IHelmEntropy source) : IHelmEntropy
{
    private const string Clock = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private readonly Dictionary<EntropyCall, int> _occurrences = [];

    public bool HasRealCertificates => source.HasRealCertificates;

    public DateTimeOffset Now(EntropyCall call)
    {
        var text = Draw(call, () => source.Now(call).UtcDateTime.ToString(Clock, CultureInfo.InvariantCulture));
        return DateTimeOffset.TryParseExact(text, Clock, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Broken(call);
    }

    public string Text(EntropyCall call, int count) => Draw(call, () => source.Text(call, count));

    public byte[] Bytes(EntropyCall call, int count)
    {
        var text = Draw(call, () => Convert.ToBase64String(source.Bytes(call, count)));
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Broken(call);
        }
    }

    public long Number(EntropyCall call, long from, long to)
    {
        var text = Draw(call, () => source.Number(call, from, to).ToString(CultureInfo.InvariantCulture));
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Broken(call);
    }

    public string Shuffle(EntropyCall call, string text) => Draw(call, () => source.Shuffle(call, text));

    public string Uuid(EntropyCall call) => Draw(call, () => source.Uuid(call));

    public string PasswordHash(EntropyCall call, string password) => Draw(call, () => source.PasswordHash(call, password));

    public string Encrypt(EntropyCall call, string password, string text) => Draw(call, () => source.Encrypt(call, password, text));

    public string PrivateKey(EntropyCall call, string type) => Draw(call, () => source.PrivateKey(call, type));

    public (string Certificate, string Key) Certificate(EntropyCall call, CertificateOrder order)
    {
        var draw = Draw(call, () => source.Certificate(call, order));
        return (draw.Value, draw.Key ?? throw Broken(call));
    }

    private string Draw(EntropyCall call, Func<string> fresh) => Draw(call, () => (fresh(), (string?)null)).Value;

    private EntropyDraw Draw(EntropyCall call, Func<(string, string?)> fresh)
    {
        var occurrence = _occurrences[call] = _occurrences.GetValueOrDefault(call) + 1;
        if (record().Find(call, occurrence) is { } known)
        {
            return known;
        }

        var (value, key) = fresh();
        var draw = new EntropyDraw(call, occurrence, value, key);
        record().Add(draw);
        return draw;
    }

    private static TemplateFunctionException Broken(EntropyCall call) => new($"the recorded value of {call.Function} is not one it could have given");
}
