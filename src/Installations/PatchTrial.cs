using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>
/// Finds out which patches of a package do anything, by leaving each out in turn: an `if` in a config of a name that begins with `_patch`
/// whose condition is made false, and a render that gives the same without it.
/// </summary>
internal static class PatchTrial
{
    private const int MostPatches = 64;

    public sealed record Patch(int Line, string Condition, bool ChangesSomething, bool? Matches);

    /// <summary>The patches of a folder's package; none when the package does not render as it is.</summary>
    public static IReadOnlyList<Patch> Run(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, InstallFiles.Package);
        var text = File.ReadAllText(path);
        var module = Parser.ParseModule(new SourceFile(path, text));
        var finder = new PatchFinder();
        finder.VisitStatements(module.Body);
        if (finder.Found.Count == 0)
        {
            return [];
        }

        try
        {
            var whole = InstallationRender.Render(folder, cancellation);
            var hash = whole.Hash();
            var patches = new List<Patch>();
            foreach (var (statement, condition) in finder.Found.Take(MostPatches))
            {
                File.WriteAllText(path, string.Concat(text.AsSpan(0, condition.Span.Start), "False", text.AsSpan(condition.Span.End)));
                var changes = Changes(folder, hash, cancellation);
                var shown = text[condition.Span.Start..condition.Span.End];
                patches.Add(new Patch(module.File.LineAt(condition.Span.Start), shown, changes, Matches(condition, whole.Manifests.Select(static m => (DictValue)m.Resource).ToList())));
            }

            return patches;
        }
        catch (DiagnosticException)
        {
            return [];
        }
        finally
        {
            File.WriteAllText(path, text);
        }
    }

    /// <summary>The patches that do nothing now.</summary>
    public static IReadOnlyList<PatchFinding> Compare(IReadOnlyList<Patch> before, IReadOnlyList<Patch> after) =>
        [.. after.Where(static p => !p.ChangesSomething).Select(p => new PatchFinding(p.Line, p.Condition, p.Matches, before.Any(b => b.Condition == p.Condition && b.ChangesSomething)))];

    private static bool Changes(string folder, string hash, CancellationToken cancellation)
    {
        try
        {
            return InstallationRender.Render(folder, cancellation).Hash() != hash;
        }
        catch (DiagnosticException)
        {
            return true;
        }
    }

    /// <summary>False when the condition asks for a kind or name that no resource has; null when that cannot be said.</summary>
    private static bool? Matches(ExpressionSyntax condition, List<DictValue> resources)
    {
        var wanted = new ComparedNames();
        wanted.Visit(condition);
        return wanted.Names.Count > 0 && !resources.Any(r => wanted.Names.TrueForAll(n => Text(r, n.Field) == n.Value)) ? false : null;
    }

    private static string? Text(DictValue resource, string field) =>
        (field == "kind" ? resource["kind"] : (resource["metadata"] as DictValue)?["name"]) is StrValue text ? text.Value : null;

    private sealed class PatchFinder : SyntaxWalker
    {
        private AssignStatement? _in;

        public List<(StatementSyntax Statement, ExpressionSyntax Condition)> Found { get; } = [];

        public override void Visit(StatementSyntax statement)
        {
            var outer = _in;
            if (outer is null && statement is AssignStatement assign && assign.Targets[0].Name.Text.StartsWith("_patch", StringComparison.Ordinal))
            {
                _in = assign;
            }

            base.Visit(statement);
            _in = outer;
        }

        public override void Visit(ExpressionSyntax expression)
        {
            if (_in is not null && expression is ConfigIfExpression conditional)
            {
                Found.Add((_in, conditional.Condition));
            }

            base.Visit(expression);
        }
    }

    /// <summary>`r.kind == "…"` and `r.metadata.name == "…"` joined by `and`.</summary>
    private sealed class ComparedNames : SyntaxWalker
    {
        public List<(string Field, string Value)> Names { get; } = [];

        public override void Visit(ExpressionSyntax expression)
        {
            if (expression is BinaryExpression { Operator: BinaryOperator.Or } or UnaryExpression)
            {
                return;
            }

            if (expression is CompareExpression { Operators: [CompareOperator.Equal], Comparators: [StringLiteralExpression text] } compare && Last(compare.Left) is "kind" or "name")
            {
                Names.Add((Last(((CompareExpression)expression).Left)!, ((StringLiteralExpression)((CompareExpression)expression).Comparators[0]).Value));
            }

            base.Visit(expression);
        }

        private static string? Last(ExpressionSyntax expression) => expression switch
        {
            IdentifierExpression identifier => identifier.Names[^1].Text,
            SelectorExpression selector => selector.Members[^1].Text,
            _ => null,
        };
    }
}
