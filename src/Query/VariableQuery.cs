using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Query;

/// <summary>
/// Reads variables of a program as they are written, without running it: `a.b.c` leads through configs, schema instances and
/// lists to what is written there.
/// </summary>
public sealed class VariableQuery
{
    private readonly List<string> _unsupported = [];

    private VariableQuery()
    {
    }

    /// <param name="files">The files of one package, in order.</param>
    /// <param name="paths">Dotted paths; none means every top-level variable.</param>
    /// <param name="merge">Whether what several declarations say about a path is joined: `:` adds, `=` replaces.</param>
    public static QueryResult Run(IReadOnlyList<SourceFile> files, IReadOnlyList<string> paths, bool merge = false) =>
        DeepStack.Run(() => new VariableQuery().Find(files, paths, merge));

    private QueryResult Find(IReadOnlyList<SourceFile> files, IReadOnlyList<string> paths, bool merge)
    {
        var sources = files.Select(f => new QuerySource(f)).ToList();
        var declarations = Declaration.Of(sources);
        var found = new SortedDictionary<string, IReadOnlyList<QueriedVariable>>(StringComparer.Ordinal);
        foreach (var path in paths.Count > 0 ? paths : declarations.Select(d => d.Name).Distinct().ToList())
        {
            var matches = declarations.Select(d => (d.Operator, Variables: At(d, path.Split('.')))).Where(m => m.Variables.Count > 0).ToList();
            if (matches.Count > 0)
            {
                found[path] = merge ? [VariableMerge.Join(matches)] : matches[^1].Variables;
            }
        }

        return new QueryResult(found, _unsupported, sources.SelectMany(s => s.Module.Diagnostics).ToList());
    }

    private List<QueriedVariable> At(Declaration declaration, string[] path)
    {
        if (path.Length < declaration.Path.Count || !declaration.Path.SequenceEqual(path.Take(declaration.Path.Count)))
        {
            return [];
        }

        var rest = path.AsSpan(declaration.Path.Count);
        if (rest.Length > 0)
        {
            var parts = declaration.Parts ?? Declaration.Entries(declaration.Value, declaration.Source);
            return parts is null ? Inside(declaration.Value, declaration.Source, rest) : Among(parts, rest);
        }

        if (IsUnsupported(declaration.Value, declaration.Source))
        {
            return [];
        }

        var variable = Describe(declaration.Path[^1], declaration.Operator, declaration.Value, declaration.Source);
        return [declaration.Parts is { } joined ? Joined(variable, joined) : variable];
    }

    private List<QueriedVariable> Inside(ExpressionSyntax value, QuerySource source, ReadOnlySpan<string> path)
    {
        if (Declaration.Entries(value, source) is { } parts)
        {
            return Among(parts, path);
        }

        var found = new List<QueriedVariable>();
        if (!IsUnsupported(value, source) && value is ListExpression list)
        {
            foreach (var item in list.Items)
            {
                found.AddRange(Inside(item, source, path));
            }
        }

        return found;
    }

    private List<QueriedVariable> Among(IEnumerable<EntryPart> parts, ReadOnlySpan<string> path)
    {
        var found = new List<QueriedVariable>();
        foreach (var (entry, source) in parts)
        {
            if (entry.Key is null)
            {
                IsUnsupported(entry.Value, source);
            }
            else if (KeyText(entry.Key, source) != path[0])
            {
                continue;
            }
            else if (path.Length > 1)
            {
                found.AddRange(Inside(entry.Value, source, path[1..]));
            }
            else if (!IsUnsupported(entry.Value, source))
            {
                found.Add(Describe(path[0], Symbol(entry.Operator), entry.Value, source));
            }
        }

        return found;
    }

    private bool IsUnsupported(ExpressionSyntax value, QuerySource source)
    {
        if (value is not (ConditionalExpression or ListIfExpression or ListComprehension or DictComprehension or ConfigIfExpression or LambdaExpression
            or SchemaExpression { Config: DictComprehension }))
        {
            return false;
        }

        _unsupported.Add(source.Text(value));
        return true;
    }

    private static QueriedVariable Describe(string name, string op, ExpressionSyntax value, QuerySource source) =>
        new(name, (value as SchemaExpression)?.Name.Text ?? "", op, source.Text(value))
        {
            Items = value is ListExpression list ? list.Items.Select(i => Describe("", "", i, source)).ToList() : [],
            Entries = Declaration.Entries(value, source)?.Select(Describe).ToList() ?? [],
        };

    private static QueriedVariable Describe(EntryPart part) =>
        Describe(part.Entry.Key is { } key ? KeyText(key, part.Source) : "", Symbol(part.Entry.Operator), part.Entry.Value, part.Source);

    private static QueriedVariable Joined(QueriedVariable variable, IReadOnlyList<EntryPart> parts) => variable with
    {
        Value = $"{variable.TypeName} {{\n{string.Concat(parts.Select(p => "    " + p.Source.Text(p.Entry, "    ") + "\n"))}}}",
        Entries = parts.Select(Describe).ToList(),
    };

    private static string KeyText(ExpressionSyntax key, QuerySource source) => key switch
    {
        IdentifierExpression name => name.Text,
        StringLiteralExpression text => text.Value,
        _ => source.Text(key),
    };

    private static string Symbol(ConfigOperator op) => op switch
    {
        ConfigOperator.Union => ":",
        ConfigOperator.Override => "=",
        _ => "+=",
    };
}
