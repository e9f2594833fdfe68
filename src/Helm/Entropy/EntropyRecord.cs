namespace Kcl.Net.Helm;

/// <summary>One value that was drawn, and by which of equal calls.</summary>
/// <param name="Call">Who drew it.</param>
/// <param name="Occurrence">1 for the first of equal calls in a render.</param>
/// <param name="Value">What was drawn, as text; the certificate where there is a key too.</param>
/// <param name="Key">The private key of a certificate.</param>
public sealed record EntropyDraw(EntropyCall Call, int Occurrence, string Value, string? Key);

/// <summary>Drawn values, by the calls that drew them. Belongs to one thread.</summary>
public sealed class EntropyRecord
{
    private readonly Dictionary<(EntropyCall, int), EntropyDraw> _draws = [];
    private readonly List<EntropyDraw> _added = [];

    public IEnumerable<EntropyDraw> Draws => _draws.Values;

    /// <summary>What was drawn since the record was loaded.</summary>
    public IReadOnlyList<EntropyDraw> Added => _added;

    public EntropyDraw? Find(EntropyCall call, int occurrence) => _draws.GetValueOrDefault((call, occurrence));

    /// <summary>Takes over a draw of an earlier run.</summary>
    public void Load(EntropyDraw draw) => _draws[(draw.Call, draw.Occurrence)] = draw;

    public void Add(EntropyDraw draw)
    {
        Load(draw);
        _added.Add(draw);
    }
}
