using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

// Parses every KCL file under a folder once in a process that has parsed nothing yet, and prints the throughput.
if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: cold FOLDER");
    return 1;
}

var paths = Directory.GetFiles(args[0], "*.k", SearchOption.AllDirectories);
Array.Sort(paths, string.CompareOrdinal);
var sources = new List<SourceFile>(paths.Length);
long bytes = 0;
foreach (var path in paths)
{
    var content = File.ReadAllBytes(path);
    bytes += content.Length;
    sources.Add(new SourceFile(path, Encoding.UTF8.GetString(content)));
}

var (cold, faulty) = DeepStack.Run(() => Parse(sources));
var (warm, _) = DeepStack.Run(() => Parse(sources));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sources.Count} files, {faulty} with syntax errors, {bytes / 1e6:F2} MB"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first pass {cold:F1} ms, {bytes / cold / 1e3:F1} MB/s"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"second pass {warm:F1} ms, {bytes / warm / 1e3:F1} MB/s"));
return 0;

static (double Milliseconds, int Faulty) Parse(List<SourceFile> sources)
{
    var faulty = 0;
    var clock = Stopwatch.StartNew();
    foreach (var source in sources)
    {
        if (Parser.ParseModule(source).Diagnostics.Count > 0)
        {
            faulty++;
        }
    }

    return (clock.Elapsed.TotalMilliseconds, faulty);
}
