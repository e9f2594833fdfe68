using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>
/// The checks of a schema that JSON Schema can say: comparisons of an attribute or its length with a literal, patterns,
/// membership, uniqueness, divisibility, and these for every item of a list. Others are left to the interpreter.
/// </summary>
internal sealed class CheckBounds
{
    private sealed record Rule(string Attribute, CheckSubject Subject, DictValue Bound, bool OnlyWhenTrue, bool OnlyWhenSet);

    private readonly List<Rule> _rules = [];

    public static CheckBounds Of(DeclaredSchema schema)
    {
        var bounds = new CheckBounds();
        bounds.Collect(schema, schema);
        return bounds;
    }

    /// <summary>Whether a check fails when the attribute has no value.</summary>
    public bool NeedValue(string attribute) => _rules.Exists(r => r.Attribute == attribute && !r.OnlyWhenSet && !r.OnlyWhenTrue);

    /// <summary>Adds the bounds of an attribute to its description.</summary>
    public void ApplyTo(DeclaredAttribute attribute, DictValue property)
    {
        foreach (var rule in _rules)
        {
            if (rule.Attribute != attribute.Name)
            {
                continue;
            }

            var target = rule.Subject == CheckSubject.Items ? ItemsOf(property) : property;
            if (!rule.OnlyWhenTrue)
            {
                BoundMerge.Into(target, rule.Bound);
            }
            else if (CheckReader.FalseValue(attribute.Type) is { } falsy)
            {
                BoundMerge.Either(target, falsy, rule.Subject == CheckSubject.Items ? Items(rule.Bound) : rule.Bound);
            }
        }
    }

    private static DictValue ItemsOf(DictValue property)
    {
        if (property["items"] is not DictValue items)
        {
            items = new DictValue();
            property.Set("items", items);
        }

        return items;
    }

    private static DictValue Items(DictValue bound)
    {
        var schema = new DictValue();
        schema.Set("items", bound);
        return schema;
    }

    private void Collect(DeclaredSchema schema, DeclaredSchema instance)
    {
        if (schema.Base is { } parent)
        {
            Collect(parent, instance);
        }

        foreach (var check in schema.Syntax.Checks)
        {
            Read(check, instance);
        }

        foreach (var mixin in schema.Mixins)
        {
            Collect(mixin, instance);
        }
    }

    private void Read(CheckSyntax check, DeclaredSchema instance)
    {
        foreach (var test in CheckReader.Conjuncts(check.Test))
        {
            foreach (var (name, subject, bound) in CheckReader.Read(test, instance))
            {
                var guard = CheckReader.GuardOf(check.Condition, name);
                if (guard != CheckGuard.Other)
                {
                    _rules.Add(new Rule(name, subject, bound, guard == CheckGuard.True, guard == CheckGuard.Set));
                }
            }
        }
    }
}
