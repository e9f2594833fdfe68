using Kcl.Net.Comparison;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Comparison;

public sealed class ResourceComparerTests
{
    private const string Before = """
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, labels: {a.b/c: x}}, spec: {replicas: 2, containers: [{name: a, image: "1"}, {name: b}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web}}
        """;

    private const string After = """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: web}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, labels: {a.b/c: y}}, spec: {replicas: 2, containers: [{name: b}, {name: a, image: "2"}], args: [p]}}
        """;

    [Fact]
    public void Resources_are_matched_by_identity_and_list_items_by_name()
    {
        Assert.Equal(
            [
                "- Service web",
                "+ ConfigMap web",
                "~ Deployment.apps web",
                "    metadata.labels[\"a.b/c\"]: \"x\" → \"y\"",
                "    spec.containers[a].image: \"1\" → \"2\"",
                "    spec.args: added [\"p\"]",
                "1 added, 1 removed, 1 changed, 0 unchanged",
            ],
            Lines(Before, After));
    }

    [Fact]
    public void Order_of_keys_and_documents_is_no_difference() =>
        Assert.Equal(["no differences"], Lines("{kind: A, metadata: {name: x, namespace: y}}\n---\n{kind: B}", "{kind: B}\n---\n{metadata: {namespace: y, name: x}, kind: A}"));

    [Fact]
    public void The_kind_of_a_value_counts() =>
        Assert.Equal(["~ A unnamed", "    n: 1 → \"1\"", "    z: removed null", "0 added, 0 removed, 1 changed, 0 unchanged"], Lines("{kind: A, n: 1, z: null}", "{kind: A, n: '1'}"));

    [Fact]
    public void Resources_of_one_identity_are_matched_in_order() =>
        Assert.Equal(["- A unnamed", "~ A unnamed", "    n: 1 → 2", "0 added, 1 removed, 1 changed, 0 unchanged"], Lines("{kind: A, n: 1}\n---\n{kind: A, n: 2}", "{kind: A, n: 2}"));

    private static IEnumerable<string> Lines(string before, string after) =>
        DifferenceText.Lines(ResourceComparer.Compare(Read(before), Read(after)));

    private static IEnumerable<DictValue> Read(string yaml) =>
        YamlReader.ReadAll(new SourceFile("t.yaml", yaml), YamlOptions.Core12).Cast<DictValue>();
}
