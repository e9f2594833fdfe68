using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kcl.Net.Installations;

/// <summary>A node of a YAML text with its span. <see cref="End"/> is behind its last character: comments that follow a block do not count.</summary>
internal sealed record YamlPlace(int Start, int End)
{
    public bool IsFlow { get; init; }

    /// <summary>Where a mapping's first key stands in its line, from 0.</summary>
    public int Column { get; init; }

    /// <summary>The entries of a mapping in order; null for other nodes.</summary>
    public IReadOnlyList<(string Key, YamlPlace KeyPlace, YamlPlace Value)>? Entries { get; init; }

    /// <summary>The place of a text's first document; null when it has none.</summary>
    public static YamlPlace? Of(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        return parser.TryConsume<DocumentStart>(out _) ? Node(parser) : null;
    }

    private static YamlPlace Node(IParser parser)
    {
        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            var entries = new List<(string, YamlPlace, YamlPlace)>();
            var column = (int)mapping.Start.Column - 1;
            while (!parser.Accept<MappingEnd>(out _))
            {
                var name = parser.Accept<Scalar>(out var key) ? key.Value : "";
                var place = Node(parser);
                entries.Add((name, place, Node(parser)));
            }

            var end = parser.Consume<MappingEnd>();
            var isFlow = mapping.Style == MappingStyle.Flow;
            var last = isFlow || entries.Count == 0 ? (int)end.End.Index : entries[^1].Item3.End;
            return new YamlPlace((int)mapping.Start.Index, Math.Max(last, (int)mapping.Start.Index)) { IsFlow = isFlow, Column = column, Entries = entries };
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var last = (int)sequence.End.Index;
            while (!parser.Accept<SequenceEnd>(out _))
            {
                last = Node(parser).End;
            }

            var end = parser.Consume<SequenceEnd>();
            return new YamlPlace((int)sequence.Start.Index, sequence.Style == SequenceStyle.Flow ? (int)end.End.Index : last);
        }

        var other = parser.Consume<NodeEvent>();
        return new YamlPlace((int)other.Start.Index, (int)other.End.Index);
    }
}
