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
        ["Lexer"] = ["Diagnostics"],
        ["Syntax"] = ["Lexer", "Diagnostics"],
        ["Formatting"] = ["Syntax", "Lexer", "Diagnostics"],
        ["Values"] = ["Diagnostics"],
        ["Modules"] = ["Syntax", "Lexer", "Diagnostics"],
        ["Decoding"] = ["Values", "Diagnostics"],
        ["Render"] = ["Values", "Diagnostics"],
        ["Builtins"] = ["Digests", "Decoding", "Render", "Values", "Diagnostics"],
        ["Schema"] = ["Modules", "Syntax", "Lexer", "Builtins", "Values", "Diagnostics"],
        ["Evaluator"] = ["Schema", "Modules", "Syntax", "Lexer", "Builtins", "Decoding", "Render", "Values", "Diagnostics"],
        ["Comparison"] = ["Render", "Values", "Diagnostics"],
        ["Templating"] = ["Values", "Diagnostics"],
        ["Helm"] = ["Packages", "Templating", "Decoding", "Render", "Values", "Diagnostics"],
        ["Kustomize"] = ["Digests", "Helm", "Decoding", "Render", "Values", "Diagnostics"],
        ["Packages"] = ["Digests", "Diagnostics"],
        ["Composition"] = ["Digests", "Packages", "Kustomize", "Helm", "Evaluator", "Schema", "Modules", "Syntax", "Builtins", "Decoding", "Render", "Templating", "Values", "Diagnostics"],
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

    [Fact]
    public void Every_folder_of_the_library_is_a_layer()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Corpus.ProjectRoot, "src")).Select(Path.GetFileName).Where(f => f is not ("Cli" or "bin" or "obj"));
        Assert.All(folders, f => Assert.Contains(f!, Allowed.Keys));
    }

    [GeneratedRegex(@"Kcl\.Net\.([A-Z][A-Za-z]+)[.;\s]")]
    private static partial Regex LayerUse();
}
