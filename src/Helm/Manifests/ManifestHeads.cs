using System.Collections.Concurrent;

namespace Kcl.Net.Helm;

/// <summary>
/// Reads the heads of documents and remembers them by their text: what a compiled chart gives again in the next render, above all
/// documents without templates, is not parsed a second time. Threads may share it; what it remembers is bounded.
/// </summary>
internal sealed class ManifestHeads
{
    private const int MaxDocuments = 4096;
    private const long MaxCharacters = 16 << 20;
    private readonly ConcurrentDictionary<string, ManifestHead> _known = new(StringComparer.Ordinal);
    private long _characters;

    public ManifestHead Read(string path, string document)
    {
        if (_known.TryGetValue(document, out var known))
        {
            return known;
        }

        var head = ManifestHead.Read(path, document);
        if (Interlocked.Add(ref _characters, document.Length) > MaxCharacters || _known.Count >= MaxDocuments)
        {
            _known.Clear();
            Interlocked.Exchange(ref _characters, document.Length);
        }

        _known[document] = head;
        return head;
    }
}
