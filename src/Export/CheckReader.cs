using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>What a check is about.</summary>
internal enum CheckSubject
{
    Value,
    Items,
}

/// <summary>When a check applies: always, when the attribute has a value, when it counts as true, or something else.</summary>
internal enum CheckGuard
{
    None,
    Set,
    True,
    Other,
}

/// <summary>Reads one check as keywords of JSON Schema.</summary>
internal static class CheckReader
{
    /// <summary>The parts of a test joined by `and`.</summary>
    public static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax test) => test switch
    {
        ParenthesizedExpression parenthesized => Conjuncts(parenthesized.Inner),
        BinaryExpression { Operator: BinaryOperator.And } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => [test],
    };

    /// <remarks>An attribute that is not given is Undefined and not None, so `x is not None` holds for it too.</remarks>
    public static CheckGuard GuardOf(ExpressionSyntax? condition, string attribute) => condition switch
    {
        null => CheckGuard.None,
        ParenthesizedExpression parenthesized => GuardOf(parenthesized.Inner, attribute),
        IdentifierExpression { Names: [var name] } when name.Text == attribute => CheckGuard.True,
        CompareExpression { Operators: [CompareOperator.IsNot or CompareOperator.NotEqual], Left: IdentifierExpression { Names: [var name] } } compare
            when name.Text == attribute && compare.Comparators[0] is ConstantExpression { Name: var constant } && constant is ConstantName.None or ConstantName.Undefined
            => constant == ConstantName.Undefined ? CheckGuard.Set : CheckGuard.None,
        _ => CheckGuard.Other,
    };

    /// <summary>The values of a type that count as false; null when the type is not known well enough.</summary>
    public static DictValue? FalseValue(KclType type)
    {
        var schema = new DictValue(1);
        switch (TypeShape.Of(type))
        {
            case TypeShape.Kind.Number:
                schema.Set("const", IntValue.Of(0));
                return schema;
            case TypeShape.Kind.Text:
                schema.Set("const", new StrValue(""));
                return schema;
            case TypeShape.Kind.List:
                schema.Set("maxItems", IntValue.Of(0));
                return schema;
            case TypeShape.Kind.Map:
                schema.Set("maxProperties", IntValue.Of(0));
                return schema;
            default:
                return null;
        }
    }

    /// <summary>The attribute a test is about, and what it demands; nothing when JSON Schema cannot say it.</summary>
    public static IEnumerable<(string Attribute, CheckSubject Subject, DictValue Bound)> Read(ExpressionSyntax test, DeclaredSchema schema)
    {
        if (test is QuantifierExpression { Kind: QuantifierKind.All, Variables: [{ Names: [var variable] }], Condition: null } all
            && NameOf(all.Target) is { } list && TypeOf(schema, list) is ListType { Item: var item })
        {
            var bound = new DictValue();
            foreach (var part in Conjuncts(all.Test))
            {
                if (TestReader.Read(part, name => name == variable.Text ? item : null) is not { } read)
                {
                    return [];
                }

                BoundMerge.Into(bound, read.Bound);
            }

            return [(list, CheckSubject.Items, bound)];
        }

        return TestReader.Read(test, name => TypeOf(schema, name)) is { } found ? [(found.Name, CheckSubject.Value, found.Bound)] : [];
    }

    private static string? NameOf(ExpressionSyntax expression) => expression is IdentifierExpression { Names: [var name] } ? name.Text : null;

    private static KclType? TypeOf(DeclaredSchema schema, string attribute)
    {
        foreach (var candidate in schema.Attributes)
        {
            if (candidate.Name == attribute)
            {
                return candidate.Type;
            }
        }

        return null;
    }
}
