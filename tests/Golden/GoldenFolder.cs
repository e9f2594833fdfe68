using System.Text;
using Kcl.Net.Cli;

namespace Kcl.Net.Tests.Golden;

/// <summary>
/// Compares what a run gave with the files checked in for it. A difference fails with a diff and leaves `*.received.*` files;
/// `UPDATE_GOLDEN=1` makes what was given the new expectation.
/// </summary>
internal static class GoldenFolder
{
    private const string UpdateCommand = "UPDATE_GOLDEN=1 dotnet test tests --filter FullyQualifiedName~Golden";

    /// <param name="folder">Where the expected files are.</param>
    /// <param name="actual">What the run gave: file name to content.</param>
    /// <param name="isExpected">Which files of the folder are expectations.</param>
    /// <returns>Null when all agree, else what to tell.</returns>
    public static string? Compare(string folder, IReadOnlyDictionary<string, string> actual, Func<string, bool> isExpected)
    {
        var expected = Read(folder, isExpected);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Rewrite(folder, expected, actual);
            return null;
        }

        var message = new StringBuilder();
        foreach (var name in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            var (want, got) = (expected.GetValueOrDefault(name, ""), actual.GetValueOrDefault(name, ""));
            var received = Path.Combine(folder, Received(name));
            if (want == got && expected.ContainsKey(name) == actual.ContainsKey(name))
            {
                File.Delete(received);
                continue;
            }

            if (actual.ContainsKey(name))
            {
                File.WriteAllText(received, got);
            }

            message.Append(UnifiedDiff.Of($"{name} (expected)", $"{name} (actual)", want, got));
        }

        return message.Length == 0 ? null : $"{folder} differs:\n{message}To accept it: {UpdateCommand}\n";
    }

    private static Dictionary<string, string> Read(string folder, Func<string, bool> isExpected)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                var name = Path.GetFileName(path);
                if (isExpected(name) && !name.Contains(".received.", StringComparison.Ordinal))
                {
                    files[name] = File.ReadAllText(path);
                }
            }
        }

        return files;
    }

    private static void Rewrite(string folder, Dictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in expected.Keys.Where(n => !actual.ContainsKey(n)))
        {
            File.Delete(Path.Combine(folder, name));
        }

        foreach (var (name, text) in actual)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            File.Delete(Path.Combine(folder, Received(name)));
        }
    }

    private static string Received(string name) => name.Contains(".verified.", StringComparison.Ordinal)
        ? name.Replace(".verified.", ".received.", StringComparison.Ordinal)
        : Path.GetFileNameWithoutExtension(name) + ".received" + Path.GetExtension(name);
}
