using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;

namespace Kcl.Net.Cli.Kcl;

/// <summary>The main files of a run: files, folders (all their `*.k` but tests), `-` for standard input.</summary>
internal static class EntryFiles
{
    public static List<EntryFile> Resolve(IReadOnlyList<string> given, RunSettings settings, string workingDirectory)
    {
        var names = given.Concat(settings.Files).ToList();
        var entries = new List<EntryFile>();
        var sources = new DiskSourceTree();
        foreach (var name in names)
        {
            if (name == "-")
            {
                entries.Add(new EntryFile(Path.Combine(workingDirectory, "stdin.k"), Console.In.ReadToEnd()));
                continue;
            }

            var path = Path.GetFullPath(Expand(name, workingDirectory, sources), workingDirectory);
            if (Directory.Exists(path))
            {
                entries.AddRange(sources.ListFiles(path).Where(IsProgramFile).Select(f => new EntryFile(f)));
            }
            else if (File.Exists(path))
            {
                entries.Add(new EntryFile(path));
            }
            else
            {
                throw new DiagnosticException(new Diagnostic("E2F04", "CannotFindModule", $"Cannot find the kcl file, please check the file path {name}"));
            }
        }

        entries = entries.DistinctBy(e => e.Path).ToList();
        return entries.Count > 0 ? entries : throw new DiagnosticException(new Diagnostic("E2F04", "CannotFindModule", "No input KCL files or paths"));
    }

    /// <summary>`${KCL_MOD}` is the root of the package the working directory is in.</summary>
    private static string Expand(string name, string workingDirectory, SourceTree sources) =>
        name.Contains("${KCL_MOD}", StringComparison.Ordinal) ? name.Replace("${KCL_MOD}", sources.FindRoot(workingDirectory), StringComparison.Ordinal) : name;

    private static bool IsProgramFile(string path) =>
        path.EndsWith(".k", StringComparison.Ordinal) && !path.EndsWith("_test.k", StringComparison.Ordinal);
}
