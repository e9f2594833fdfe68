using System.Formats.Tar;
using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>
/// Charts people use, with the values of the conformance corpus, which must lie beside the repository: rendered with the compiled
/// chart, and compiled anew each time. Loading files is not measured, nor does Helm's own figure contain it.
/// </summary>
[MemoryDiagnoser]
public class RealChartBenchmark
{
    private const string Corpus = "shared/conformance/helm/charts.tar.gz";
    private HelmTemplateOptions _options = new();
    private DictValue _values = new();
    private Chart? _chart;
    private ChartProgram? _program;

    [Params("ingress-nginx__ingress-nginx__default", "pc__kube-prometheus-stack__default", "argo__argo-cd__default", "cert-manager__cert-manager__default")]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var folder = Directory.CreateTempSubdirectory("bench-charts-").FullName;
        try
        {
            Extract(folder);
            var root = Path.Combine(folder, Case);
            string Text(string name) => File.ReadAllText(Path.Combine(root, name)).Trim();
            _chart = ChartLoader.LoadDirectory(Path.Combine(root, "chart"));
            _values = ValuesReader.Read(File.ReadAllText(Path.Combine(root, "values.yaml")), "");
            _options = new HelmTemplateOptions { ReleaseName = Text("release"), Namespace = Text("namespace"), Entropy = FixedEntropy.Instance };
            _program = ChartProgram.Compile(_chart);
            var wanted = Path.Combine(root, "expected-fixed.yaml");
            var got = DeepStack.Run(Render);
            SourceText.Require(got == File.ReadAllText(File.Exists(wanted) ? wanted : Path.Combine(root, "expected.yaml")), "wrong manifests");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Benchmark]
    public string Render() => HelmTemplate.Run(_program!, _values, _options);

    [Benchmark]
    public string CompileAndRender() => HelmTemplate.Run(_chart!, _values, _options);

    private void Extract(string folder)
    {
        using var gzip = new GZipStream(File.OpenRead(Find()), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            var path = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (path.StartsWith(Case + "/", StringComparison.Ordinal) && entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                var target = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                entry.ExtractToFile(target, overwrite: true);
            }
        }
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Corpus)))
            {
                return Path.Combine(at.FullName, Corpus);
            }
        }

        throw new FileNotFoundException("the conformance corpus does not lie beside the repository", Corpus);
    }
}
