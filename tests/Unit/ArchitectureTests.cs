using System.Text.RegularExpressions;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit;

/// <summary>Each layer is a folder of `src/`; it may use the layers listed for it and no other.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Digests"] = [],
        ["Diagnostics"] = [],
        ["Versions"] = [],
        ["Toml"] = ["Diagnostics"],
        ["Archives"] = [],
        ["Lexer"] = ["Diagnostics"],
        ["Syntax"] = ["Lexer", "Diagnostics"],
        ["Formatting"] = ["Syntax", "Lexer", "Diagnostics"],
        ["Editing"] = ["Formatting", "Modules", "Syntax", "Diagnostics"],
        ["Query"] = ["Formatting", "Modules", "Syntax", "Diagnostics"],
        ["Values"] = ["Diagnostics"],
        ["Modules"] = ["Syntax", "Lexer", "Diagnostics"],
        ["Decoding"] = ["Values", "Diagnostics"],
        ["Render"] = ["Values", "Diagnostics"],
        ["Builtins"] = ["Digests", "Decoding", "Render", "Values", "Diagnostics"],
        ["Schema"] = ["Modules", "Syntax", "Lexer", "Builtins", "Values", "Diagnostics"],
        ["Evaluator"] = ["Schema", "Modules", "Syntax", "Lexer", "Builtins", "Decoding", "Render", "Values", "Diagnostics"],
        ["Embedding"] = ["Evaluator", "Modules", "Builtins", "Decoding", "Render", "Values", "Diagnostics"],
        ["Inspection"] = ["Evaluator", "Schema", "Modules", "Syntax", "Lexer", "Diagnostics"],
        ["Validation"] = ["Evaluator", "Schema", "Modules", "Syntax", "Builtins", "Decoding", "Values", "Diagnostics"],
        ["Testing"] = ["Evaluator", "Schema", "Modules", "Syntax", "Builtins", "Values", "Diagnostics"],
        ["Export"] = ["Evaluator", "Schema", "Modules", "Syntax", "Render", "Values", "Diagnostics"],
        ["Documentation"] = ["Export", "Schema", "Modules", "Syntax", "Diagnostics"],
        ["Import"] = ["Decoding", "Render", "Builtins", "Values", "Diagnostics"],
        ["Comparison"] = ["Render", "Values", "Diagnostics"],
        ["Templating"] = ["Values", "Diagnostics"],
        ["Helm"] = ["Toml", "Archives", "Versions", "Templating", "Decoding", "Render", "Values", "Diagnostics"],
        ["Kustomize"] = ["Digests", "Helm", "Decoding", "Render", "Values", "Diagnostics"],
        ["Packages"] = ["Toml", "Versions", "Digests", "Diagnostics"],
        ["Signing"] = ["Packages", "Digests", "Diagnostics"],
        ["Sources"] = ["Toml", "Signing", "Packages", "Archives", "Versions", "Decoding", "Values", "Digests", "Diagnostics"],
        ["Publishing"] = ["Sources", "Signing", "Packages", "Archives", "Versions", "Digests", "Diagnostics"],
        ["Composition"] = ["Import", "Comparison", "Testing", "Validation", "Export", "Digests", "Packages", "Kustomize", "Helm", "Evaluator", "Schema", "Modules", "Syntax", "Builtins", "Decoding", "Render", "Templating", "Values", "Diagnostics"],
    };

    [Fact]
    public void Layers_only_look_downward()
    {
        var root = Path.Combine(Corpus.ProjectRoot, "src");
        var violations = new List<string>();
        foreach (var (layer, allowed) in Allowed)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, layer), "*.cs", SearchOption.AllDirectories))
            {
                foreach (Match use in LayerUse().Matches(File.ReadAllText(file)))
                {
                    var target = use.Groups[1].Value;
                    if (target != layer && !allowed.Contains(target))
                    {
                        violations.Add($"{Path.GetRelativePath(root, file)} uses {target}");
                    }
                }
            }
        }

        Assert.Empty(violations);
    }

    /// <summary>What evaluates a package cannot fetch, start a program or open a connection: only these layers know how to.</summary>
    [Fact]
    public void Only_sources_reach_the_network_or_start_programs()
    {
        var root = Path.Combine(Corpus.ProjectRoot, "src");
        var users = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => Outside().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(root, f).Split('/')[0])
            .Distinct();
        Assert.Equal(["Sources"], users.Where(u => u is not ("Cli" or "obj" or "bin")));
        foreach (var sealedLayer in new[] { "Evaluator", "Builtins", "Composition", "Templating", "Helm" })
        {
            Assert.Empty(Allowed[sealedLayer].Intersect(["Sources", "Publishing"]));
        }
    }

    [Fact]
    public void Every_folder_of_the_library_is_a_layer()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Corpus.ProjectRoot, "src")).Select(Path.GetFileName).Where(f => f is not ("Cli" or "bin" or "obj"));
        Assert.All(folders, f => Assert.Contains(f!, Allowed.Keys));
    }

    [GeneratedRegex(@"System\.Net\.(Http|Security)\b|\b(Socket|TcpClient|TcpListener|UdpClient|NetworkStream)\(|\bHttpClient\b|\bProcessStartInfo\b|\bDns\.Get")]
    private static partial Regex Outside();

    [GeneratedRegex(@"Kcl\.Net\.([A-Z][A-Za-z]+)[.;\s]")]
    private static partial Regex LayerUse();
}
