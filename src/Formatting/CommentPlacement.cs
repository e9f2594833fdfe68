using Kcl.Net.Lexer;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>
/// Which comments stand in which slot. One that follows code stays behind that code. Others go to the first slot at or after
/// their line: above what comes next, or to the end of the bracket or block they stand in. So a comment never leaves its
/// bracket or block and never passes a line of code.
/// </summary>
internal sealed class CommentPlacement
{
    private readonly Dictionary<Slot, List<PlacedComment>> _bySlot = [];

    public CommentPlacement(ModuleSyntax module, TokenIndex tokens, TrailingComments trailing)
    {
        if (module.Comments.Count == 0)
        {
            return;
        }

        var collector = new AnchorCollector(module, tokens);
        var anchors = collector.Collect();
        var next = 0;
        foreach (var comment in module.Comments)
        {
            var start = comment.Span.Start;
            var position = module.File.PositionAt(start);
            var previous = tokens.Previous(start);
            var isTrailing = previous.End <= start && previous.End > previous.Start && module.File.LineAt(previous.End - 1) == position.Line;
            var placed = new PlacedComment(comment.Text, position.Line);
            if (isTrailing && trailing == TrailingComments.Beside)
            {
                var end = previous.Kind == RawKind.Comma ? tokens.Previous(previous.Start).End : previous.End;
                if (collector.Ends.TryGetValue(end, out var behind))
                {
                    Add(behind, placed);
                    continue;
                }
            }

            while (next < anchors.Count - 1 && !anchors[next].Takes(start, placed.Line, isTrailing, position.Column - 1))
            {
                next++;
            }

            Add(anchors[next].Slot, placed);
        }
    }

    private void Add(Slot slot, PlacedComment comment)
    {
        if (!_bySlot.TryGetValue(slot, out var list))
        {
            _bySlot[slot] = list = [];
        }

        list.Add(comment);
    }

    public IReadOnlyList<PlacedComment> At(SyntaxNode node, SlotKind kind) => _bySlot.TryGetValue(new Slot(node, kind), out var list) ? list : [];

    public bool Any(SyntaxNode node, SlotKind kind) => _bySlot.ContainsKey(new Slot(node, kind));
}

/// <summary>A comment with the 1-based line it stands on in the source.</summary>
internal readonly record struct PlacedComment(string Text, int Line);

internal enum AnchorKind
{
    /// <summary>The end of an indented block: takes what is indented deeper than the block's header.</summary>
    BlockEnd,

    /// <summary>A closing bracket: takes everything before it.</summary>
    Closer,

    /// <summary>Something that begins on a line: takes the comments of that line and those before.</summary>
    Start,

    /// <summary>A header such as `else:`; comments on its line belong to what follows.</summary>
    HeaderStart,
}

/// <summary>A slot with its place in the source. Lines are 1-based, columns 0-based.</summary>
internal readonly record struct Anchor(Slot Slot, AnchorKind Kind, int Offset, int Line, int HeaderColumn)
{
    public bool Takes(int commentStart, int commentLine, bool isTrailing, int commentColumn) => Kind switch
    {
        AnchorKind.BlockEnd => commentStart < Offset && (isTrailing || commentColumn > HeaderColumn),
        AnchorKind.Closer => commentStart < Offset,
        AnchorKind.Start => commentLine <= Line,
        _ => commentLine < Line,
    };
}
