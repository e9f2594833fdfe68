using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>Manifests on disk: every document of every `.yaml`, `.yml` and `.json` file below a directory, in order of path.</summary>
public static class ManifestFolder
{
    private const int MaxFiles = 100_000;

    /// <summary>Reads a directory. Links are not followed; empty documents are left out. Throws all failures together.</summary>
    public static List<DictValue> Read(string directory)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var files = Directory.EnumerateFiles(directory, "*", options).Where(IsManifest).Take(MaxFiles + 1).ToList();
        if (files.Count > MaxFiles)
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.Limit, "", $"`{directory}` has more than {MaxFiles} manifest files") { Path = directory });
        }

        files.Sort(StringComparer.Ordinal);
        var manifests = new List<DictValue>(files.Count);
        var failures = new List<Diagnostic>();
        foreach (var path in files)
        {
            var file = new SourceFile(path, File.ReadAllText(path));
            try
            {
                Add(file, manifests, failures);
            }
            catch (DataFormatException e)
            {
                failures.Add(Malformed(e.Origin ?? new Origin(file, default), e.Problem));
            }
        }

        return failures.Count == 0 ? manifests : throw new DiagnosticException(failures);
    }

    private static void Add(SourceFile file, List<DictValue> manifests, List<Diagnostic> failures)
    {
        var isJson = file.Path.EndsWith(".json", StringComparison.Ordinal);
        foreach (var document in isJson ? [JsonReader.Read(file, JsonOptions.Exact)] : YamlReader.ReadAll(file, YamlOptions.Core12))
        {
            if (document is DictValue mapping)
            {
                manifests.Add(mapping);
            }
            else if (!document.IsNullish)
            {
                failures.Add(Malformed(new Origin(file, default), "a manifest must be a mapping"));
            }
        }
    }

    private static bool IsManifest(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    private static Diagnostic Malformed(Origin origin, string problem) => Diagnostic.At(RenderCodes.ManifestParse, "", origin, problem);
}
