using Kcl.Net.Kustomize;

namespace Kcl.Net.Cli.Verbs;

/// <summary>Writes what a build gave: to a stream, to one file, or to a file for each resource.</summary>
internal static class KustomizeFiles
{
    public static void Write(IReadOnlyList<KustomizeDocument> documents, Stream output)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (i > 0)
            {
                output.Write("---\n"u8);
            }

            output.Write(documents[i].Content);
        }

        output.Flush();
    }

    /// <summary>A file is written beside its place and moved there, so it is never half done.</summary>
    public static void Write(IReadOnlyList<KustomizeDocument> documents, string path)
    {
        if (!Directory.Exists(path))
        {
            Replace(path, stream => Write(documents, stream));
            return;
        }

        var hasNamespaces = documents.Select(d => d.Namespace).Where(n => n is not null).Distinct().Take(2).Count() > 1;
        foreach (var document in documents)
        {
            var name = hasNamespaces && document.Namespace is { } space ? $"{space.ToLowerInvariant()}_{document.FileName}" : document.FileName;
            Replace(Path.Combine(path, name.Replace('/', '_')), stream => stream.Write(document.Content));
        }
    }

    private static void Replace(string path, Action<Stream> write)
    {
        var temporary = path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            write(stream);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
