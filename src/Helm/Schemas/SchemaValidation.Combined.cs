using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Keywords that apply other schemas to the same value.</summary>
internal sealed partial class SchemaValidation
{
    private void ValidateDynamicReferences()
    {
        if (_schema.RecursiveRef is { } recursive)
        {
            var target = recursive;
            for (var scope = _scope; recursive.RecursiveAnchor && scope is not null; scope = scope.Parent)
            {
                target = scope.Schema.Resource.RecursiveAnchor ? scope.Schema : target;
            }

            Add(ValidateReference(target, "$recursiveRef"));
        }

        if (_schema.DynamicRef is { } dynamic)
        {
            var target = dynamic;
            var name = _schema.DynamicRefAnchor;
            for (var scope = _scope; name.Length > 0 && dynamic.DynamicAnchor == name && scope is not null; scope = scope.Parent)
            {
                target = scope.Schema.Resource.DynamicAnchors?.GetValueOrDefault(name) ?? target;
            }

            Add(ValidateReference(target, "$dynamicRef"));
        }
    }

    private void ValidateCombined()
    {
        if (_schema.Not is { } not && ValidateSelf(not, isQuiet: true) is null)
        {
            Add("'not' failed");
        }

        ValidateAll();
        ValidateAny();
        ValidateOne();
        if (_schema.If is { } condition)
        {
            var branch = ValidateSelf(condition, isQuiet: true) is null ? _schema.Then : _schema.Else;
            Add(branch is null ? null : ValidateSelf(branch));
        }
    }

    private void ValidateAll()
    {
        var causes = new List<SchemaFailure>();
        foreach (var schema in _schema.AllOf)
        {
            if (ValidateSelf(schema) is { } failure)
            {
                causes.Add(failure);
                if (_isQuiet)
                {
                    break;
                }
            }
        }

        if (causes.Count > 0)
        {
            Add("'allOf' failed", causes);
        }
    }

    private void ValidateAny()
    {
        var causes = new List<SchemaFailure>();
        var matched = _schema.AnyOf.Length == 0;
        foreach (var schema in _schema.AnyOf)
        {
            if (ValidateSelf(schema) is { } failure)
            {
                causes.Add(failure);
                continue;
            }

            // Where it matters what was looked at, all alternatives are tried.
            matched = true;
            if (_unevaluated.IsEmpty)
            {
                break;
            }
        }

        if (!matched)
        {
            Add("'anyOf' failed", causes);
        }
    }

    private void ValidateOne()
    {
        var causes = new List<SchemaFailure>();
        var matched = -1;
        for (var i = 0; i < _schema.OneOf.Length; i++)
        {
            if (ValidateSelf(_schema.OneOf[i], isQuiet: matched >= 0) is { } failure)
            {
                if (matched < 0)
                {
                    causes.Add(failure);
                }
            }
            else if (matched < 0)
            {
                matched = i;
            }
            else
            {
                Add($"'oneOf' failed, subschemas {SchemaNumber.Shown(matched)}, {SchemaNumber.Shown(i)} matched");
                break;
            }
        }

        if (matched < 0 && _schema.OneOf.Length > 0)
        {
            Add("'oneOf' failed, none matched", causes);
        }
    }

    private void ValidateUnevaluated()
    {
        if (_schema.UnevaluatedProperties is { } properties && _value is DictValue map)
        {
            foreach (var name in map.SortedKeys())
            {
                Add(_unevaluated.Properties?.Contains(name) == true ? ValidatePart(properties, map[name]!, name) : null);
            }

            _unevaluated.Properties = null;
        }

        if (_schema.UnevaluatedItems is { } items && _value is ListValue list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Add(_unevaluated.Items?.Contains(i) == true ? ValidatePart(items, list[i], Index(i)) : null);
            }

            _unevaluated.Items = null;
        }
    }

    /// <summary>The way from the root schema to this one.</summary>
    private sealed record Scope(CompiledSchema Schema, string Keyword, int ValueId, Scope? Parent)
    {
        /// <summary>An outer scope with the same schema for the same value.</summary>
        public Scope? FindCycle()
        {
            for (var scope = Parent; scope is not null && scope.ValueId == ValueId; scope = scope.Parent)
            {
                if (ReferenceEquals(scope.Schema, Schema))
                {
                    return scope;
                }
            }

            return null;
        }

        /// <summary>The keywords on the way.</summary>
        public string Keywords()
        {
            var path = "";
            for (var scope = this; scope.Parent is not null; scope = scope.Parent)
            {
                path = (scope.Keyword.Length > 0 ? "/" + scope.Keyword : scope.Schema.Location[scope.Parent.Schema.Location.Length..]) + path;
            }

            return path;
        }
    }

    /// <summary>Members and items that no keyword has looked at yet; null where nobody asks.</summary>
    private sealed class Unevaluated
    {
        public HashSet<string>? Properties { get; set; }

        public HashSet<int>? Items { get; set; }

        public bool IsEmpty => (Properties is null || Properties.Count == 0) && (Items is null || Items.Count == 0);

        public static Unevaluated Of(Value value, CompiledSchema schema, bool callerAsks) => new()
        {
            Properties = value is DictValue map && !schema.EvaluatesAllProperties && (callerAsks || schema.UnevaluatedProperties is not null)
                ? [.. map.SortedKeys()]
                : null,
            Items = value is ListValue list && !schema.EvaluatesAllItems && (callerAsks || schema.UnevaluatedItems is not null)
                ? [.. Enumerable.Range(schema.PrefixItems?.Length ?? 0, Math.Max(0, list.Count - (schema.PrefixItems?.Length ?? 0)))]
                : null,
        };

        public void KeepOnly(Unevaluated other)
        {
            Properties?.RemoveWhere(p => other.Properties?.Contains(p) != true);
            Items?.RemoveWhere(i => other.Items?.Contains(i) != true);
        }
    }
}
