using System.Text;
using Kcl.Net.Kustomize;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit.Kustomize;

/// <summary>What kustomize lets show of how a file was written: comments that hold schemas, places that count in a hash, its errors in reading back.</summary>
public sealed class NodeDetailTests
{
    private const string Head = "apiVersion: x/v1\nkind: W\nmetadata: {name: w}\n";

    private static string Build(string resource, string? patch = null, string more = "")
    {
        var files = new MemoryFiles();
        files.Add("/app/kustomization.yaml", Encoding.UTF8.GetBytes($"resources: [r.yaml]\n{(patch is null ? "" : "patches: [{path: p.yaml}]\n")}{more}"));
        files.Add("/app/r.yaml", Encoding.UTF8.GetBytes(resource));
        files.Add("/app/p.yaml", Encoding.UTF8.GetBytes(patch ?? ""));
        return KustomizeBuild.Run(new KustomizeRequest(files, "/app")).Text;
    }

    private static string Fails(string resource, string more = "") => Assert.ThrowsAny<KustomizeException>(() => Build(resource, more: more)).Message;

    private const string MergesByName = "{\"type\":\"array\",\"x-kubernetes-patch-strategy\":\"merge\",\"x-kubernetes-patch-merge-key\":\"name\"}";

    [Theory]
    [InlineData("list: # " + MergesByName + "\n- {name: b, w: 3}\n")]
    [InlineData("# " + MergesByName + "\nlist:\n- {name: b, w: 3}\n")]
    [InlineData("list: [{name: b, w: 3}] # " + MergesByName + "\n")]
    public void A_comment_of_a_patch_may_say_how_a_list_merges(string patch) =>
        Assert.EndsWith("list:\n- name: b\n  v: 2\n  w: 3\n- name: a\nmetadata:\n  name: w\n", Build(Head + "list:\n- {name: a}\n- {name: b, v: 2}\n", Head + patch), StringComparison.Ordinal);

    [Theory]
    [InlineData("# a note")]
    [InlineData("# {\"type\":")]
    [InlineData("# {}")]
    public void Other_comments_say_nothing(string comment) =>
        Assert.EndsWith("list:\n- name: b\nmetadata:\n  name: w\n", Build(Head + "list:\n- {name: a}\n", $"{Head}list: {comment}\n- {{name: b}}\n"), StringComparison.Ordinal);

    /// <summary>The hashes are those of kustomize 5.6.0.</summary>
    [Theory]
    [InlineData("spec: # c1\n  a: b\n", "w-5c5642ddmh")]
    [InlineData("# head\nspec:\n  a: b\n", "w-mf4bdghgh7")]
    [InlineData("spec: &a {x: 1}\ny: *a\n", "w-k2gkghct5m")]
    public void A_hash_of_other_kinds_is_taken_over_their_nodes(string body, string name)
    {
        const string Marked = "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\n  annotations:\n    internal.config.kubernetes.io/needsHashSuffix: enabled\n";
        Assert.Contains($"name: {name}\n", Build(Marked + body), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_written_twice_hide_what_is_in_them() =>
        Assert.Equal(
            "map[string]interface {}(nil): yaml: unmarshal errors:\n  line 7: mapping key \"s\" already defined at line 4",
            Fails(Head + "s:\n  a: 1\n  a: 2\ns: {}\n"));

    [Fact]
    public void Keys_of_many_types_are_shown_in_the_order_of_go() =>
        Assert.Contains("{\"a\":1, \"b\":1, 2:1, 10:2, 1.5:1, false:1, true:1}", Fails(Head + "spec: {b: 1, true: 1, 10: 2, 2: 1, 1.5: 1, a: 1, false: 1}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("configMapGenerator: [{name: c, behavior: merge, literals: [a=b]}]\n", "&{0xc000000000 <nil>}")]
    [InlineData("buildMetadata: [originAnnotations]\nconfigMapGenerator: [{name: c, behavior: merge, literals: [a=b]}]\n", "&{0xc000000000 0xc000000000}")]
    [InlineData("transformers: [\"{apiVersion: builtin, kind: PrefixTransformer, metadata: {name: t}, prefix: .inf}\"]\n", "marshalling yaml from res PrefixTransformer.builtin.[noGrp]/t.[noNs]: json: unsupported value: +Inf")]
    [InlineData("transformers: [\"{apiVersion: builtin, kind: PrefixTransformer, metadata: {name: t}, prefix: a, fieldSpecs: [{kind: 1, path: a}]}\"]\n", "json: cannot unmarshal number into Go struct field FieldSpec.fieldSpecs.Gvk.kind of type string")]
    [InlineData("transformers: [\"{apiVersion: builtin, kind: PrefixTransformer, metadata: {name: t}, prefix: a, fieldSpecs: a}\"]\n", "json: cannot unmarshal string into Go struct field PrefixTransformerPlugin.fieldSpecs of type types.FsSlice")]
    public void Messages_are_those_of_kustomize(string more, string message) => Assert.Contains(message, Fails(Head, more), StringComparison.Ordinal);

    [Fact]
    public void A_path_with_a_zero_is_an_error_like_any_other()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "kustomization.yaml"), "resources: [\"a\\0b\"]\n");
        var failure = Assert.ThrowsAny<KustomizeException>(() => KustomizeBuild.Run(new KustomizeRequest(new DiskFiles("/"), folder.Path)));
        Assert.Contains("a\0b: invalid argument", failure.Message, StringComparison.Ordinal);
    }
}
