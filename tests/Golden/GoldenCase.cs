using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Golden;

/// <summary>
/// One folder of `tests/golden/AREA/CASE`: a program or package, and what the command line gives for it. Without a
/// `case.toml` a folder with `package.k` is rendered and one with `main.k` is run; `args` in `case.toml` says otherwise, with
/// `{case}` for the folder.
/// </summary>
internal sealed class GoldenCase(string folder)
{
    public const string Output = "output.verified.yaml";
    public const string Error = "error.verified.txt";

    /// <summary>File name to content of everything the run gives; what is empty has no file.</summary>
    public Dictionary<string, string> Run()
    {
        var run = CliRun.Of(Arguments());
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(files, Output, run.Output);
        Add(files, Error, run.Code == 0 ? run.Error : $"{run.Error}exit code {run.Code}\n");
        return files;
    }

    private string[] Arguments()
    {
        var settings = Path.Combine(folder, "case.toml");
        if (!File.Exists(settings))
        {
            return File.Exists(Path.Combine(folder, "package.k"))
                ? ["render", "--stdout", "--package", Path.Combine(folder, "package.k")]
                : ["kcl", "run", Path.Combine(folder, "main.k")];
        }

        var document = TomlDocument.Parse(new SourceFile(settings, File.ReadAllText(settings)), "E_CASE");
        return ((TomlArray)document.Get("args")!).Items.Select(a => ((TomlString)a).Value.Replace("{case}", folder, StringComparison.Ordinal)).ToArray();
    }

    /// <summary>Machine paths are taken out: a golden is the same on every machine.</summary>
    private void Add(Dictionary<string, string> files, string name, string text)
    {
        if (text.Length > 0)
        {
            files[name] = new StringBuilder(text).Replace(folder + Path.DirectorySeparatorChar, "").Replace(folder, ".").ToString();
        }
    }
}
