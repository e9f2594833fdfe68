using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;

namespace Kcl.Net.Inspection;

/// <summary>The tokens of a file as the parser sees them: each with the role it has in its place.</summary>
public static class TokenStage
{
    public static IReadOnlyList<StageNode> Of(SourceFile file)
    {
        var nodes = new List<StageNode>();
        foreach (var token in TokenClassifier.Classify(Scanner.Scan(file.Text)).Span)
        {
            var (start, end) = (Math.Min(token.Start, file.Text.Length), Math.Min(token.End, file.Text.Length));
            var text = file.Text[start..Math.Max(start, end)];
            var shown = string.IsNullOrWhiteSpace(text) ? "" : text.Replace("\n", "\\n", StringComparison.Ordinal);
            nodes.Add(StageNode.Leaf(token.Kind.ToString(), shown, new Origin(file, TextSpan.FromBounds(start, end))));
        }

        return nodes;
    }
}
