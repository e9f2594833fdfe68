using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Decoding;

/// <summary>What the short way reads is what the full reader reads, value by value and place by place.</summary>
public sealed class YamlBlockReaderTests
{
    private static readonly string[] Pieces =
    [
        "a: 1\n", "b: two words\n", "- x\n", "-   - y\n", "- k: v\n  l: w\n", "  c: 3.5\n", "  - item\n", "    deep: null\n", "d:\n", "-\n", "\n", "# note\n",
        "  # note\n", "e: 'it'\n", "f: \"q\" # c\n", "g: []\n", "h: {}\n", "i: -5\n", "j: http://x:80/a#b\n", "\"k\": 0x1F\n", "l: a #b\n", "m: .inf\n", "n: ~\n",
        "o: ''\n", "p : 1\n", "q: a: b\n", "r: |\n  text\n", "s: &x 1\n", "t: *x\n", "---\n", "u: [1]\n", "v: 1e3\n", "w: 007\n", "x: 'a''b'\n", "y: yes\n", " z: 1\n", "-1: 2\n", "a.b/c: d", "- - 1\n  - 2\n",
    ];

    public static TheoryData<string> Texts => new("a: 1\nb:\n- x\n- y: 2\n  z: []\nc:\n  d: null\n", "- id: 0\n  tags:\n  - a\n  nested:\n    x: 1.5\n", "a:\n# note\n  b: 1 # two\n", "- - 1\n  - 2\n- 3\n");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Reads_what_programs_write(string text)
    {
        var file = new SourceFile("data.yaml", text);
        Assert.NotNull(YamlBlockReader.TryRead(file, YamlOptions.Core12));
        Compare(file);
    }

    [Fact]
    public void Never_differs_from_the_full_reader()
    {
        var random = new Random(7);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            read += Compare(new SourceFile("data.yaml", text)) ? 1 : 0;
        }

        Assert.True(read > 500, $"only {read} texts went the short way");
    }

    private static bool Compare(SourceFile file)
    {
        if (YamlBlockReader.TryRead(file, YamlOptions.KclDecode) is not { } value)
        {
            return false;
        }

        var documents = new YamlDocuments(file, YamlOptions.KclDecode);
        try
        {
            Assert.Equal(Describe(documents.Next() ?? NoneValue.Instance, null), Describe(value, null));
            Assert.Null(documents.Next());
        }
        catch (DataFormatException e)
        {
            Assert.Fail($"read although: {e.Message}\n{file.Text}");
        }

        return true;
    }

    private static string Describe(Value value, Origin? origin) => (origin is null ? "" : $"@{origin.Span.Start}+{origin.Span.Length} ") + value switch
    {
        DictValue dict => "{" + string.Join(", ", dict.Entries.ToArray().Select(e => $"{e.Key}: {Describe(e.Value, e.Origin)}")) + "}",
        ListValue list => "[" + string.Join(", ", Enumerable.Range(0, list.Count).Select(i => Describe(list[i], list.OriginAt(i)))) + "]",
        _ => value.Kind + " " + JsonWriter.Write(value),
    };
}
