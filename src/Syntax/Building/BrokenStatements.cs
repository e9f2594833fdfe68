using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Building;

/// <summary>
/// Stands for the statements of a file that could not be read, so that what uses their names is not reported as well.
/// </summary>
internal static class BrokenStatements
{
    /// <summary>The readable statements of a file with one assignment of nothing for each name that a broken one gave, in order.</summary>
    public static IReadOnlyList<StatementSyntax> Fill(ScannedText scanned, IReadOnlyList<StatementSyntax> whole, IReadOnlyList<(int First, int End)> broken)
    {
        var body = new List<StatementSyntax>(whole);
        var names = new NameTable();
        foreach (var (first, end) in broken)
        {
            if (Name(scanned, first) is not { } index)
            {
                continue;
            }

            ref var token = ref scanned[index];
            var nameSpan = TextSpan.FromBounds(token.Start, token.End);
            var name = new NameSyntax(names.Get(scanned.Slice(index).TrimStart('$')), nameSpan);
            var span = TextSpan.FromBounds(scanned[first].Start, Math.Max(token.End, scanned[Math.Max(first, end - 1)].Start));
            body.Add(new AssignStatement(span, [new TargetSyntax(nameSpan, name, [])], null, new MissingExpression(new TextSpan(span.End, 0))));
        }

        body.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return body;
    }

    private static int? Name(ScannedText scanned, int first)
    {
        if (scanned[first].Kind != RawKind.Identifier || first + 1 >= scanned.Count)
        {
            return null;
        }

        if (scanned[first].Word is Word.Schema or Word.Mixin or Word.Protocol or Word.Type)
        {
            return scanned[first + 1].Kind == RawKind.Identifier ? first + 1 : null;
        }

        return scanned[first + 1].Kind is RawKind.Assign or RawKind.Colon ? first : null;
    }
}
