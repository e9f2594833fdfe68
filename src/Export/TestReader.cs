using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>Reads a test about one name as keywords of JSON Schema.</summary>
internal static class TestReader
{
    /// <summary>The name and its bound; null when the test is about something else or cannot be said.</summary>
    /// <param name="test">The test.</param>
    /// <param name="typeOf">The type of a name that a test may be about; null for other names.</param>
    public static (string Name, DictValue Bound)? Read(ExpressionSyntax test, Func<string, KclType?> typeOf) => test switch
    {
        ParenthesizedExpression parenthesized => Read(parenthesized.Inner, typeOf),
        CompareExpression compare => Comparison(compare, typeOf),
        CallExpression call => Call(call, typeOf),
        _ => null,
    };

    private static (string Name, DictValue Bound)? Comparison(CompareExpression compare, Func<string, KclType?> typeOf)
    {
        string? subject = null;
        var bound = new DictValue();
        for (var i = 0; i < compare.Operators.Count; i++)
        {
            var left = i == 0 ? compare.Left : compare.Comparators[i - 1];
            if (Pair(left, compare.Operators[i], compare.Comparators[i], typeOf) is not { } pair || (subject is not null && subject != pair.Name))
            {
                return null;
            }

            subject = pair.Name;
            BoundMerge.Into(bound, pair.Bound);
        }

        return subject is null ? null : (subject, bound);
    }

    private static (string Name, DictValue Bound)? Pair(ExpressionSyntax left, CompareOperator op, ExpressionSyntax right, Func<string, KclType?> typeOf)
    {
        if (Literal(right) is { } value)
        {
            return About(left, op, value, typeOf);
        }

        return Literal(left) is { } first && Mirror(op) is { } mirrored ? About(right, mirrored, first, typeOf) : null;
    }

    private static (string Name, DictValue Bound)? About(ExpressionSyntax subject, CompareOperator op, Value value, Func<string, KclType?> typeOf)
    {
        switch (subject)
        {
            case IdentifierExpression { Names: [var name] } when typeOf(name.Text) is { } type:
                return Keyword(TypeShape.Of(type), op, value) is { } bound ? (name.Text, bound) : null;
            case CallExpression { Function: IdentifierExpression { Text: "len" }, Arguments: [IdentifierExpression { Names: [var name] }], Keywords.Count: 0 } when typeOf(name.Text) is { } type:
                return value is IntValue length && Length(TypeShape.Of(type), op, length.Value) is { } size ? (name.Text, size) : null;
            case BinaryExpression { Operator: BinaryOperator.Modulo, Left: IdentifierExpression { Names: [var name] } } modulo
                when op == CompareOperator.Equal && value is IntValue { Value: 0 } && Literal(modulo.Right) is IntValue { Value: > 0 } divisor && typeOf(name.Text) == BasicType.Int:
                return (name.Text, One("multipleOf", divisor));
            default:
                return null;
        }
    }

    private static DictValue? Keyword(TypeShape.Kind shape, CompareOperator op, Value value)
    {
        var isNumber = shape == TypeShape.Kind.Number && value is IntValue or FloatValue;
        return op switch
        {
            CompareOperator.Greater when isNumber => One("exclusiveMinimum", value),
            CompareOperator.GreaterOrEqual when isNumber => One("minimum", value),
            CompareOperator.Less when isNumber => One("exclusiveMaximum", value),
            CompareOperator.LessOrEqual when isNumber => One("maximum", value),
            CompareOperator.Equal => One("const", value),
            CompareOperator.NotEqual => One("not", One("const", value)),
            CompareOperator.In when value is ListValue => One("enum", value),
            CompareOperator.NotIn when value is ListValue => One("not", One("enum", value)),
            _ => null,
        };
    }

    private static DictValue? Length(TypeShape.Kind shape, CompareOperator op, long length)
    {
        var noun = shape switch
        {
            TypeShape.Kind.Text => "Length",
            TypeShape.Kind.List => "Items",
            TypeShape.Kind.Map => "Properties",
            _ => null,
        };
        if (noun is null || length < 0)
        {
            return null;
        }

        switch (op)
        {
            case CompareOperator.Greater:
                return One("min" + noun, IntValue.Of(length + 1));
            case CompareOperator.GreaterOrEqual:
                return One("min" + noun, IntValue.Of(length));
            case CompareOperator.Less when length > 0:
                return One("max" + noun, IntValue.Of(length - 1));
            case CompareOperator.LessOrEqual:
                return One("max" + noun, IntValue.Of(length));
            case CompareOperator.Equal:
                var exact = One("min" + noun, IntValue.Of(length));
                exact.Set("max" + noun, IntValue.Of(length));
                return exact;
            default:
                return null;
        }
    }

    private static (string Name, DictValue Bound)? Call(CallExpression call, Func<string, KclType?> typeOf)
    {
        if (call.Keywords.Count > 0 || call.Function is not IdentifierExpression function)
        {
            return null;
        }

        switch (function.Names.Select(n => n.Text).ToArray(), call.Arguments)
        {
            case (["regex", "match" or "search"], [IdentifierExpression { Names: [var name] }, StringLiteralExpression pattern])
                when typeOf(name.Text) == BasicType.Str && SharedPattern.Of(pattern.Value) is { } shared:
                return (name.Text, One("pattern", new StrValue(shared)));
            case (["isunique"], [IdentifierExpression { Names: [var name] }]) when typeOf(name.Text) is ListType:
                return (name.Text, One("uniqueItems", BoolValue.True));
            case (["multiplyof"], [IdentifierExpression { Names: [var name] }, var divisor]) when typeOf(name.Text) == BasicType.Int && Literal(divisor) is IntValue { Value: > 0 } number:
                return (name.Text, One("multipleOf", number));
            case ([var name, "startswith"], [StringLiteralExpression prefix]) when typeOf(name) == BasicType.Str:
                return (name, One("pattern", new StrValue("^" + SharedPattern.Escape(prefix.Value))));
            case ([var name, "endswith"], [StringLiteralExpression suffix]) when typeOf(name) == BasicType.Str:
                return (name, One("pattern", new StrValue(SharedPattern.Escape(suffix.Value) + "$")));
            default:
                return null;
        }
    }

    private static Value? Literal(ExpressionSyntax expression) => expression is ParenthesizedExpression { Inner: var inner } ? Literal(inner) : LiteralReader.Read(expression);

    private static CompareOperator? Mirror(CompareOperator op) => op switch
    {
        CompareOperator.Less => CompareOperator.Greater,
        CompareOperator.LessOrEqual => CompareOperator.GreaterOrEqual,
        CompareOperator.Greater => CompareOperator.Less,
        CompareOperator.GreaterOrEqual => CompareOperator.LessOrEqual,
        CompareOperator.Equal or CompareOperator.NotEqual => op,
        _ => null,
    };

    private static DictValue One(string key, Value value)
    {
        var bound = new DictValue(1);
        bound.Set(key, value);
        return bound;
    }
}
