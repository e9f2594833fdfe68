namespace Kcl.Net.Helm;

/// <summary>Cuts rendered text into documents the way Helm does: at every line that begins with `---`, whatever follows it.</summary>
internal static class ManifestSplitting
{
    /// <summary>The documents that are not blank. Only their left side is trimmed.</summary>
    public static List<string> Split(string text)
    {
        text = text.TrimStart();
        var documents = new List<string>();
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            if (text.AsSpan(at).StartsWith("---", StringComparison.Ordinal))
            {
                Add(documents, text.AsSpan(start, at - start));
                at += 3;
                while (at < text.Length && text[at] is ' ' or '\t')
                {
                    at++;
                }

                start = at;
            }

            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        Add(documents, text.AsSpan(start));
        return documents;
    }

    private static void Add(List<string> documents, ReadOnlySpan<char> document)
    {
        var trimmed = document.TrimStart();
        if (trimmed.Length > 0)
        {
            documents.Add(trimmed.ToString());
        }
    }
}
