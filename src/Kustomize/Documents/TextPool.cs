namespace Kcl.Net.Kustomize;

/// <summary>
/// Gives equal texts the same object while a build reads its files: the words of manifests repeat themselves thousands of times,
/// whole descriptions too.
/// </summary>
internal sealed class TextPool
{
    private const int MaxLength = 400;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

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
