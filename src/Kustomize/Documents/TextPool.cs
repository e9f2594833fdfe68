namespace Kcl.Net.Kustomize;

/// <summary>
/// Gives equal texts the same object while a build reads its files: the words of manifests repeat themselves thousands of times,
/// whole descriptions too.
/// </summary>
internal sealed class TextPool
{
    private const int MaxLength = 400;
    private bool _keepsPlaces;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the nodes of a text have to know their places: it marks an object for a hash of its nodes, which counts for all that is
    /// read after it too, or has a comment that may be a schema.
    /// </summary>
    public bool KeepsPlaces(string text)
    {
        _keepsPlaces |= text.Contains(BuildAnnotations.NeedsHash, StringComparison.Ordinal);
        return _keepsPlaces || MayHoldSchemas(text);
    }

    private static bool MayHoldSchemas(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('#') is >= 0 and var at)
        {
            text = text[at..].TrimStart('#').TrimStart(' ');
            if (text.StartsWith("{"))
            {
                return true;
            }
        }

        return false;
    }

    public string Share(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return text;
        }

        if (_texts.TryGetValue(text, out var known))
        {
            return known;
        }

        _texts.Add(text);
        return text;
    }
}
