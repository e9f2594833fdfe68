using Kcl.Net.Helm;

namespace Kcl.Net.Cli.Charts;

/// <summary>`--output-dir`: each document goes to a file named like its template, documents of one template into the same file.</summary>
internal static class ReleaseDirectory
{
    /// <summary>Writes the release and reports each file by a line.</summary>
    public static void Write(string directory, string workingDirectory, HelmRelease release, Action<string> report)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in release.Crds.Concat(release.Manifests))
        {
            Write(directory, workingDirectory, document, !written.Add(document.Path), report);
        }

        foreach (var hook in release.Hooks)
        {
            // A hook's file that is already there is kept, as Helm keeps it.
            Write(directory, workingDirectory, hook, File.Exists(Path.GetFullPath(Path.Combine(directory, hook.Path), workingDirectory)), report);
        }
    }

    private static void Write(string directory, string workingDirectory, ReleaseDocument document, bool append, Action<string> report)
    {
        if (document.Path.Split('/').Contains(".."))
        {
            throw new HelmException($"the path of {document.Path} leaves the output directory");
        }

        var shown = directory + "/" + document.Path;
        var path = Path.GetFullPath(shown, workingDirectory);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(path, append ? FileMode.Append : FileMode.Create))
        {
            file.Write(ByteText.ToBytes(document.Shown));
        }

        report($"wrote {shown}\n");
    }
}
