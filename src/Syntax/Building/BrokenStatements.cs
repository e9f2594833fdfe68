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
            if (scanned[first].Word == Word.Import)
            {
                body.Add(Import(scanned, first, end, names));
                continue;
            }

            if (Name(scanned, first) is not { } index)
            {
                continue;
            }

            ref var token = ref scanned[index];
            var nameSpan = TextSpan.FromBounds(token.Start, token.End);
            var name = new NameSyntax(names.Get(scanned.Slice(index).TrimStart('$')), nameSpan);
            var span = TextSpan.FromBounds(scanned[first].Start, Math.Max(token.End, scanned[Math.Max(first, end - 1)].Start));
            if (scanned[first].Word is Word.Schema or Word.Mixin or Word.Protocol && !HasBody(scanned, first, end))
            {
                body.Add(Schema(scanned, first, end, span, name, names));
                continue;
            }

            body.Add(new AssignStatement(span, [new TargetSyntax(nameSpan, name, [])], null, new MissingExpression(new TextSpan(span.End, 0))));
        }

        body.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return body;
    }

    private static bool HasBody(ScannedText scanned, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (scanned[i].Kind == RawKind.Indent)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A schema whose head was broken off: it has a name, perhaps a base, and no members.</summary>
    private static SchemaStatement Schema(ScannedText scanned, int first, int end, TextSpan span, NameSyntax name, NameTable names)
    {
        var kind = scanned[first].Word switch
        {
            Word.Mixin => SchemaKind.Mixin,
            Word.Protocol => SchemaKind.Protocol,
            _ => SchemaKind.Schema,
        };
        IdentifierExpression? parent = null;
        if (first + 3 < end && scanned[first + 2].Kind == RawKind.OpenParen && scanned[first + 3].Kind == RawKind.Identifier)
        {
            var parentSpan = TextSpan.FromBounds(scanned[first + 3].Start, scanned[first + 3].End);
            parent = new IdentifierExpression(parentSpan, [new NameSyntax(names.Get(scanned.Slice(first + 3)), parentSpan)]);
        }

        return new SchemaStatement(span, kind, name) { Base = parent };
    }

    /// <summary>An import with a hole in its path still has its other parts and its alias.</summary>
    private static ImportStatement Import(ScannedText scanned, int first, int end, NameTable names)
    {
        var at = first + 1;
        var dots = 0;
        for (; at < end && scanned[at].Kind is RawKind.Dot or RawKind.Ellipsis; at++)
        {
            dots += scanned[at].End - scanned[at].Start;
        }

        var path = new List<NameSyntax>();
        while (at < end)
        {
            path.Add(Part(scanned, ref at, names));
            if (scanned[at].Kind != RawKind.Dot)
            {
                break;
            }

            at++;
        }

        NameSyntax? alias = null;
        if (at + 1 < end && scanned[at].Word == Word.As)
        {
            at++;
            alias = Part(scanned, ref at, names);
        }

        return new ImportStatement(TextSpan.FromBounds(scanned[first].Start, scanned[Math.Max(first, at - 1)].End), dots, path, alias);
    }

    private static NameSyntax Part(ScannedText scanned, ref int at, NameTable names)
    {
        ref var token = ref scanned[at];
        if (token.Kind != RawKind.Identifier)
        {
            return new NameSyntax("", new TextSpan(token.Start, 0));
        }

        return new NameSyntax(names.Get(scanned.Slice(at++).TrimStart('$')), TextSpan.FromBounds(token.Start, token.End));
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
