using BenchmarkDotNet.Attributes;
using Kcl.Net.Composition;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>A package from its files to its manifests, dependencies resolved and verified, in a process that is warm.</summary>
[MemoryDiagnoser]
public class PackageRenderBenchmark
{
    private string _folder = "";

    [Params("00-helm-hello", "12-vendor-offline")]
    public string Example { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Kcl.Net.sln")))
        {
            root = root.Parent;
        }

        _folder = Path.Combine(root.FullName, "examples", Example);
        foreach (var manifest in Render().Manifests)
        {
            SourceText.Require(manifest.Text == File.ReadAllText(Path.Combine(_folder, "rendered", manifest.Name)), "a manifest differs from its golden");
        }

        SourceText.Require(Render().Manifests.Count == Directory.GetFiles(Path.Combine(_folder, "rendered")).Length, "not every manifest was rendered");
    }

    [Benchmark]
    public RenderedPackage Render() => PackageRenderer.Render(new RenderRequest(Path.Combine(_folder, "package.k")));
}
