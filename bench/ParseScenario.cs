using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Bench;

/// <summary>Parses every `.k` file below a folder once, as a cold process does; throws when one does not parse.</summary>
public static class ParseScenario
{
    public static (int Files, long Bytes, TimeSpan Elapsed) Run(string folder)
    {
        var files = Directory.GetFiles(folder, "*.k", SearchOption.AllDirectories);
        var texts = Array.ConvertAll(files, File.ReadAllText);
        var bytes = 0L;
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < files.Length; i++)
        {
            bytes += texts[i].Length;
            if (Parser.ParseModule(new SourceFile(files[i], texts[i])).Diagnostics.Count > 0)
            {
                throw new InvalidOperationException(files[i] + " does not parse");
            }
        }

        return (files.Length, bytes, System.Diagnostics.Stopwatch.GetElapsedTime(start));
    }
}
