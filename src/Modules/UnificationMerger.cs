using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// In the main package all `name: S {…}` (and the first `name = S {…}`) of one name, over all files in order, become one
/// statement: the entries of the earlier ones go in front of the last one's, which keeps its place.
/// </summary>
internal static class UnificationMerger
{
    private sealed record Site(KclFile File, StatementSyntax Statement, SchemaExpression Value);

    public static void Run(KclPackage package)
    {
        var sites = Collect(package);
        var removed = new HashSet<StatementSyntax>();
        foreach (var group in sites.Values)
        {
            if (group.Count < 2 || group.Any(s => s.Value.Config is not ConfigExpression))
            {
                continue;
            }

            var last = group[^1];
            var entries = new List<ConfigEntrySyntax>();
            foreach (var site in group)
            {
                entries.AddRange(((ConfigExpression)site.Value.Config).Entries);
                if (site != last)
                {
                    removed.Add(site.Statement);
                }
            }

            ((ConfigExpression)last.Value.Config).Entries = Normalise(entries, static e => e);
        }

        if (removed.Count > 0)
        {
            foreach (var file in package.Files)
            {
                file.Syntax.Body = file.Syntax.Body.Where(s => !removed.Contains(s)).ToList();
            }
        }
    }

    private static Dictionary<string, List<Site>> Collect(KclPackage package)
    {
        var sites = new Dictionary<string, List<Site>>(StringComparer.Ordinal);
        foreach (var file in package.Files)
        {
            foreach (var statement in file.Syntax.Body)
            {
                switch (statement)
                {
                    case UnificationStatement { Target.Names.Count: 1 } unification:
                        List(unification.Target.Text).Add(new Site(file, statement, unification.Value));
                        break;
                    case AssignStatement { Targets: [{ Path.Count: 0 } target], Value: SchemaExpression value }:
                        var list = List(target.Name.Text);
                        if (list.Count == 0)
                        {
                            list.Add(new Site(file, statement, value));
                        }
                        else if (target.Name.Text.StartsWith('_'))
                        {
                            list.Clear();
                            list.Add(new Site(file, statement, value));
                        }

                        break;
                }
            }
        }

        return sites;

        List<Site> List(string name)
        {
            if (!sites.TryGetValue(name, out var list))
            {
                sites[name] = list = [];
            }

            return list;
        }
    }

    /// <summary>
    /// Groups entries by key in order of first appearance; an `=` entry discards the group's earlier ones; configs inside
    /// are normalised too.
    /// </summary>
    /// <param name="entries">Entries, or what holds them.</param>
    /// <param name="entryOf">The entry of a holder.</param>
    public static List<T> Normalise<T>(IReadOnlyList<T> entries, Func<T, ConfigEntrySyntax> entryOf)
    {
        var groups = new List<List<T>>();
        var byKey = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var holder in entries)
        {
            var entry = entryOf(holder);
            var key = entry.Key switch
            {
                IdentifierExpression { Names.Count: 1 } name => "n:" + name.Text,
                StringLiteralExpression text => "n:" + text.Value,
                _ => "",
            };
            if (!byKey.TryGetValue(key, out var group))
            {
                byKey[key] = group = [];
                groups.Add(group);
            }

            if (entry.Operator == ConfigOperator.Override && key.Length > 0)
            {
                group.Clear();
            }

            group.Add(holder);
        }

        var result = new List<T>(entries.Count);
        foreach (var group in groups)
        {
            foreach (var holder in group)
            {
                switch (entryOf(holder).Value)
                {
                    case ConfigExpression config:
                        config.Entries = Normalise(config.Entries, static e => e);
                        break;
                    case SchemaExpression { Config: ConfigExpression inner }:
                        inner.Entries = Normalise(inner.Entries, static e => e);
                        break;
                }

                result.Add(holder);
            }
        }

        return result;
    }
}
