using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Keywords of one type of value.</summary>
internal sealed partial class SchemaValidation
{
    private void ValidateObject(DictValue map)
    {
        CheckCount("minProperties", map.Count, _schema.MinProperties, atLeast: true);
        CheckCount("maxProperties", map.Count, _schema.MaxProperties, atLeast: false);
        var missing = Missing(map, _schema.Required);
        if (missing.Count > 0)
        {
            Add((missing.Count == 1 ? "missing property " : "missing properties ") + SchemaFailure.Quoted(missing));
        }

        if (_isQuiet && _failures.Count > 0)
        {
            return;
        }

        foreach (var (property, required, schema) in _schema.Dependencies)
        {
            if (map[property] is not null)
            {
                RequireTogether(map, property, required ?? []);
                Add(schema is null ? null : ValidateSelf(schema));
            }
        }

        ValidateProperties(map);
        if (_schema.PropertyNames is { } names)
        {
            foreach (var name in map.SortedKeys())
            {
                if (Run(names, new StrValue(name), "", _budget) is { } causes)
                {
                    // A name has no place in the value, so the report of it begins anew.
                    _failures.Add(new SchemaFailure("", "invalid propertyName " + SchemaFailure.Quote(name), SchemaFailureKind.Plain, causes));
                }
            }
        }

        foreach (var (property, schema) in _schema.DependentSchemas)
        {
            Add(map[property] is null ? null : ValidateSelf(schema));
        }

        foreach (var (property, required) in _schema.DependentRequired)
        {
            if (map[property] is not null)
            {
                RequireTogether(map, property, required);
            }
        }
    }

    private void ValidateProperties(DictValue map)
    {
        var additional = new List<string>();
        foreach (var name in map.SortedKeys())
        {
            var value = map[name]!;
            var isEvaluated = false;
            if (_schema.Properties.TryGetValue(name, out var schema))
            {
                isEvaluated = true;
                Add(ValidatePart(schema, value, name));
            }

            foreach (var (pattern, matching) in _schema.PatternProperties)
            {
                if (pattern.IsMatch(name))
                {
                    isEvaluated = true;
                    Add(ValidatePart(matching, value, name));
                }
            }

            if (!isEvaluated && _schema.EvaluatesAllProperties)
            {
                isEvaluated = true;
                if (_schema.AllowsAdditionalProperties == false)
                {
                    additional.Add(name);
                }

                Add(_schema.AdditionalProperties is { } other ? ValidatePart(other, value, name) : null);
            }

            if (isEvaluated)
            {
                _unevaluated.Properties?.Remove(name);
            }
        }

        if (additional.Count > 0)
        {
            Add($"additional properties {SchemaFailure.Quoted(additional)} not allowed");
        }
    }

    private void RequireTogether(DictValue map, string property, string[] required)
    {
        var missing = Missing(map, required);
        if (missing.Count > 0)
        {
            Add($"properties {SchemaFailure.Quoted(missing)} required, if {SchemaFailure.Quote(property)} exists");
        }
    }

    private static List<string> Missing(DictValue map, string[] required) => [.. required.Where(r => map[r] is null)];

    private void ValidateArray(ListValue list)
    {
        CheckCount("minItems", list.Count, _schema.MinItems, atLeast: true);
        CheckCount("maxItems", list.Count, _schema.MaxItems, atLeast: false);
        if (_schema.UniqueItems && SchemaEquality.FindDuplicate(list) is var (first, second))
        {
            Add($"items at {SchemaNumber.Shown(first)} and {SchemaNumber.Shown(second)} are equal");
        }

        var placed = Math.Min(_schema.PrefixItems?.Length ?? 0, list.Count);
        for (var i = 0; i < placed; i++)
        {
            Add(ValidatePart(_schema.PrefixItems![i], list[i], Index(i)));
        }

        if (_schema.AllowsAdditionalItems == false && placed < list.Count)
        {
            Add($"last {SchemaNumber.Shown(list.Count - placed)} additionalItem(s) not allowed");
        }

        if ((_schema.Items ?? _schema.AdditionalItems) is { } rest)
        {
            // The place of an item behind those with a place of their own is counted from there.
            var origin = _schema.PrefixItems is null ? 0 : placed;
            for (var i = placed; i < list.Count; i++)
            {
                Add(ValidatePart(rest, list[i], Index(i - origin)));
            }
        }

        ValidateContains(list);
    }

    private void ValidateContains(ListValue list)
    {
        if (_schema.Contains is not { } contains)
        {
            return;
        }

        var (matched, causes) = (new List<int>(), new List<SchemaFailure>());
        for (var i = 0; i < list.Count; i++)
        {
            if (ValidatePart(contains, list[i], Index(i)) is { } failure)
            {
                causes.Add(failure);
                continue;
            }

            matched.Add(i);
            if (_schema.Version >= 2020)
            {
                _unevaluated.Items?.Remove(i);
            }
        }

        var shown = string.Join(' ', matched.Select(Index));
        if (_schema.MinContains is { } least)
        {
            if (matched.Count < least)
            {
                Add($"min {SchemaNumber.Shown(least)} items required to match contains schema, but " + (matched.Count == 0 ? "none matched" : $"matched {SchemaNumber.Shown(matched.Count)} items at {shown}"), causes);
            }
        }
        else if (matched.Count == 0)
        {
            Add("no items match contains schema", causes);
        }

        if (_schema.MaxContains is { } most && matched.Count > most)
        {
            Add($"max {SchemaNumber.Shown(most)} items required to match contains schema, but matched {SchemaNumber.Shown(matched.Count)} items at {shown}");
        }
    }

    private void ValidateText(string text)
    {
        if (_schema.MinLength is not null || _schema.MaxLength is not null)
        {
            var length = ByteText.Replaced(text).EnumerateRunes().Count();
            CheckCount("minLength", length, _schema.MinLength, atLeast: true);
            CheckCount("maxLength", length, _schema.MaxLength, atLeast: false);
        }

        if (_schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            Add($"{SchemaFailure.Quote(text)} does not match pattern {SchemaFailure.Quote(_schema.PatternText)}");
        }
    }

    private void ValidateNumber()
    {
        if (SchemaNumber.Of(_value) is not { } number)
        {
            return;
        }

        void Check(string keyword, BigDecimal? limit, Func<int, bool> isWrong)
        {
            if (limit is { } bound && isWrong(SchemaNumber.Compare(number, bound)))
            {
                Add($"{keyword}: got {SchemaNumber.Shown(number)}, want {SchemaNumber.Shown(bound)}");
            }
        }

        Check("minimum", _schema.Minimum, static order => order < 0);
        Check("maximum", _schema.Maximum, static order => order > 0);
        Check("exclusiveMinimum", _schema.ExclusiveMinimum, static order => order <= 0);
        Check("exclusiveMaximum", _schema.ExclusiveMaximum, static order => order >= 0);
        Check("multipleOf", _schema.MultipleOf, _ => !SchemaNumber.IsMultiple(number, _schema.MultipleOf!.Value));
    }

    private void CheckCount(string keyword, int count, int? limit, bool atLeast)
    {
        if (limit is { } bound && (atLeast ? count < bound : count > bound))
        {
            Add($"{keyword}: got {SchemaNumber.Shown(count)}, want {SchemaNumber.Shown(bound)}");
        }
    }

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);
}
