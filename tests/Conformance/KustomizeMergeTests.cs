using Kcl.Net.Decoding;
using Kcl.Net.Kustomize;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Merges of two documents, as kustomize's library does them. Comments are not kept, so results are compared as data and by the order of their keys.</summary>
public sealed class KustomizeMergeTests(ITestOutputHelper output)
{
    [Fact]
    public void Merges_agree()
    {
        if (Corpus.FindOrSkip("kustomize/merge2.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            var record = (DictValue)JsonReader.Read(line, JsonOptions.Exact);
            total++;
            if (Judge(record) is { } why)
            {
                failures[record["id"]!.ToString()!] = why;
            }
        }

        Corpus.Ratchet("kustomize-merge2", total, failures, output);
    }

    private static string? Judge(DictValue record)
    {
        static bool Flag(DictValue record, string name) => record[name] is BoolValue { Value: true };
        var pool = new TextPool();
        Node? Read(string name) => NodeReader.Read(record[name]!.ToString()!, pool);
        var merge = new StrategicMerge(new SchemaStore(), Flag(record, "infer"), Flag(record, "prepend"));
        var merged = merge.Merge(Read("base"), Read("patch"));
        var (want, got) = (Read("result") is { } result ? NodeText.Write(result) : "", merged is null ? "" : NodeText.Write(merged));
        return want == got ? null : $"want {want} got {got}";
    }
}
