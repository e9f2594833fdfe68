using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules.Overrides;

/// <summary>Override of an entry of a config literal. Gives changed copies and leaves the originals alone.</summary>
internal static class ConfigOverride
{
    /// <summary>Deletes what is at a path; null when there is nothing.</summary>
    public static ConfigExpression? Delete(ConfigExpression config, ReadOnlySpan<string> path)
    {
        var entries = new List<ConfigEntrySyntax>();
        var changed = false;
        foreach (var entry in config.Entries)
        {
            if (KeyOf(entry) != path[0])
            {
                entries.Add(entry);
            }
            else if (path.Length == 1)
            {
                changed = true;
            }
            else if (ConfigOf(entry.Value) is { } inner && Delete(inner, path[1..]) is { } shorter)
            {
                changed = true;
                entries.Add(WithValue(entry, WithConfig(entry.Value, shorter)));
            }
            else
            {
                entries.Add(entry);
            }
        }

        return changed ? new ConfigExpression(config.Span, entries) : null;
    }

    /// <summary>Sets what is at a path, in every entry of that name; appends an entry when none could take it.</summary>
    public static ConfigExpression Set(ConfigExpression config, ReadOnlySpan<string> path, ConfigOperator op, Func<int, ExpressionSyntax> value)
    {
        var entries = new List<ConfigEntrySyntax>();
        var changed = false;
        foreach (var entry in config.Entries)
        {
            var next = KeyOf(entry) != path[0] ? null
                : path.Length == 1 ? Combine(entry.Value, op, value(entry.Span.Start))
                : ConfigOf(entry.Value) is { } inner ? WithConfig(entry.Value, Set(inner, path[1..], op, value))
                : null;
            changed |= next is not null;
            entries.Add(next is null ? entry : WithValue(entry, next));
        }

        if (!changed)
        {
            entries.Add(Entry(path, op, value, config.Span));
        }

        return new ConfigExpression(config.Span, entries);
    }

    public static ConfigEntrySyntax Entry(ReadOnlySpan<string> path, ConfigOperator op, Func<int, ExpressionSyntax> value, TextSpan place)
    {
        var at = new TextSpan(place.Start, 0);
        var names = new List<NameSyntax>();
        foreach (var part in path)
        {
            names.Add(new NameSyntax(part, at));
        }

        return new ConfigEntrySyntax(at, new IdentifierExpression(at, names), op, value(place.Start));
    }

    /// <summary>An old and a new value under an operator; null when they do not go together.</summary>
    public static ExpressionSyntax? Combine(ExpressionSyntax old, ConfigOperator op, ExpressionSyntax value)
    {
        switch (op)
        {
            case ConfigOperator.Override:
                return value;
            case ConfigOperator.Insert:
                return (old, value) is (ListExpression list, ListExpression more) ? new ListExpression(list.Span, [.. list.Items, .. more.Items]) : null;
            default:
                return value switch
                {
                    ConfigExpression config => ConfigOf(old) is { } target ? WithConfig(old, Merge(target, config)) : null,
                    SchemaExpression { Config: ConfigExpression config } schema =>
                        old is SchemaExpression { Config: ConfigExpression target } named && named.Name.Text == schema.Name.Text ? WithConfig(old, Merge(target, config)) : null,
                    _ => value,
                };
        }
    }

    public static ConfigExpression? ConfigOf(ExpressionSyntax value) => value as ConfigExpression ?? (value as SchemaExpression)?.Config as ConfigExpression;

    public static ExpressionSyntax WithConfig(ExpressionSyntax value, ConfigExpression config) =>
        value is SchemaExpression schema ? new SchemaExpression(schema.Span, schema.Name, schema.Arguments, schema.Keywords, config) : config;

    private static ConfigExpression Merge(ConfigExpression target, ConfigExpression more)
    {
        foreach (var entry in more.Entries)
        {
            target = KeyOf(entry) is { } key
                ? Set(target, entry.Key is IdentifierExpression name ? name.Names.Select(n => n.Text).ToArray() : [key], entry.Operator, _ => entry.Value)
                : new ConfigExpression(target.Span, [.. target.Entries, entry]);
        }

        return target;
    }

    private static ConfigEntrySyntax WithValue(ConfigEntrySyntax entry, ExpressionSyntax value) => new(entry.Span, entry.Key, entry.Operator, value);

    private static string? KeyOf(ConfigEntrySyntax entry) => entry.Key switch
    {
        IdentifierExpression name => name.Text,
        StringLiteralExpression text => text.Value,
        _ => null,
    };
}
