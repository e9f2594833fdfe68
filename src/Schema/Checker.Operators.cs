using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Which operands operators take and what they give. Where either side is any, nothing is checked.</summary>
public sealed partial class Checker
{
    /// <summary>Long chains (`a + b + c …`) lean to the left and are walked without recursion.</summary>
    private KclType BinaryChain(BinaryExpression binary)
    {
        var chain = new Stack<BinaryExpression>();
        ExpressionSyntax first = binary;
        while (first is BinaryExpression link)
        {
            chain.Push(link);
            first = link.Left;
        }

        var type = Expr(first);
        while (chain.TryPop(out var link))
        {
            type = BinaryLink(link, type);
        }

        return type;
    }

    private KclType BinaryLink(BinaryExpression binary, KclType left)
    {
        var place = At(binary.Left.Span.To(binary.Right.Span));
        var right = Expr(binary.Right);
        if (binary.Operator != BinaryOperator.As)
        {
            return Binary(left, right, binary.Operator, place);
        }

        if (binary.Right is not IdentifierExpression name)
        {
            Report(Messages.ConversionTarget(place));
            return left;
        }

        var type = TypeNamed(name, At(name));
        return Binary(left, type is SchemaType schema ? schema.AsInstance : type, BinaryOperator.As, place);
    }

    private KclType Binary(KclType left, KclType right, BinaryOperator op, Place place)
    {
        var (a, b) = (Widening.WidenUnionOnly(left), Widening.WidenUnionOnly(right));
        if (a.IsAny || b.IsAny)
        {
            return BasicType.Any;
        }

        var result = op switch
        {
            BinaryOperator.Add => Sum(a, b),
            BinaryOperator.Subtract or BinaryOperator.Power => Number(a, b),
            BinaryOperator.Multiply => Product(a, b),
            BinaryOperator.Divide or BinaryOperator.FloorDivide => Quotient(a, b, place),
            BinaryOperator.Modulo => Quotient(a, b, place) is null ? null : BasicType.Int,
            BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.BitXor or BinaryOperator.BitAnd => a.IsInt && b.IsInt ? BasicType.Int : null,
            BinaryOperator.BitOr => Union(a, b),
            BinaryOperator.And => BasicType.Bool,
            BinaryOperator.Or => Supremum.Of(a, b),
            _ => Converted(a, b, place),
        };
        if (result is null)
        {
            Report(Messages.BinaryOperands(place, op.Text(), left, right));
            return BasicType.Any;
        }

        return result;
    }

    private static KclType? Number(KclType left, KclType right) =>
        !left.IsNumber || !right.IsNumber ? null : left.IsFloat || right.IsFloat ? BasicType.Float : BasicType.Int;

    private static KclType? Sum(KclType left, KclType right) => (left, right) switch
    {
        (ListType a, ListType b) => new ListType(Supremum.Of(a.Item, b.Item)),
        ({ IsStr: true }, { IsStr: true }) => BasicType.Str,
        _ => Number(left, right),
    };

    private static KclType? Product(KclType left, KclType right) =>
        Number(left, right)
        ?? (left.IsInt && TypeTests.IsMultiplicand(right) ? right
            : right.IsInt && TypeTests.IsMultiplicand(left) ? left
            : null);

    private KclType? Quotient(KclType left, KclType right, Place place)
    {
        var result = Number(left, right);
        if (result is not null && TypeTests.IsZero(right))
        {
            Report(Messages.DivisionByZero(place));
        }

        return result;
    }

    private static KclType? Union(KclType left, KclType right)
    {
        switch (left, right)
        {
            case ({ IsInt: true }, { IsInt: true }):
                return BasicType.Int;
            case ({ IsNone: true }, _):
                return right;
            case (_, { IsNone: true }):
                return left;
            case (ListType a, ListType b):
                return new ListType(Supremum.Of(a.Item, b.Item));
            case (DictType a, DictType b):
                return MergedDict(a, b);
            case (SchemaType, { IsDictOrSchema: true }):
                return left;
            default:
                return null;
        }
    }

    private static DictType MergedDict(DictType left, DictType right)
    {
        var attributes = new NamedList<DictAttribute>(left.Attributes);
        foreach (var (name, attribute) in right.Attributes.Items)
        {
            attributes[name] = attribute;
        }

        return new DictType(Supremum.Of(left.Key, right.Key), Supremum.Of(left.Value, right.Value), attributes);
    }

    private KclType Converted(KclType type, KclType target, Place place)
    {
        if (!TypeRelations.IsUpperBound(Widening.Widen(type), target))
        {
            Report(Messages.Conversion(place, type, target));
        }

        return target;
    }

    private KclType Unary(KclType type, UnaryOperator op, Place place)
    {
        if (type.IsAny)
        {
            return type;
        }

        var widened = Widening.WidenUnionOnly(type);
        var isAllowed = op switch
        {
            UnaryOperator.Plus or UnaryOperator.Minus => widened.IsNumber,
            UnaryOperator.Invert => widened.IsInt || widened.IsBool,
            _ => true,
        };
        if (isAllowed)
        {
            return widened;
        }

        Report(Messages.UnaryOperand(place, op.Text(), type));
        return BasicType.Any;
    }

    /// <summary>The last part of a longer chain is left to the evaluator, as in the engine.</summary>
    private BasicType Compare(CompareExpression compare)
    {
        var left = Expr(compare.Left);
        var right = Expr(compare.Comparators[0]);
        CheckComparison(left, right, compare.Operators[0], At(compare.Left.Span.To(compare.Comparators[0].Span)));
        for (var i = 1; i < compare.Comparators.Count - 1; i++)
        {
            CheckComparison(left, Expr(compare.Comparators[i]), compare.Operators[i + 1], At(compare.Comparators[i]));
        }

        return BasicType.Bool;
    }

    private void CheckComparison(KclType left, KclType right, CompareOperator op, Place place)
    {
        var (a, b) = (Widening.WidenUnionOnly(left), Widening.WidenUnionOnly(right));
        if (!a.IsAny && !b.IsAny && !IsComparable(a, b, op))
        {
            Report(Messages.BinaryOperands(place, op.Text(), a, b));
        }
    }

    private static bool IsComparable(KclType a, KclType b, CompareOperator op)
    {
        var isMembership = op is CompareOperator.In or CompareOperator.NotIn;
        if (isMembership)
        {
            return b.IsIterable;
        }

        if (TypeTests.IsNumberOrBool(a) && TypeTests.IsNumberOrBool(b))
        {
            return true;
        }

        var isEquality = op is CompareOperator.Equal or CompareOperator.NotEqual;
        if (isEquality && ((a.IsList && b.IsList) || (a.IsDictOrSchema && b.IsDictOrSchema) || (TypeTests.IsScalar(a) && TypeTests.IsScalar(b))))
        {
            return true;
        }

        return (a.IsNone || b.IsNone) && (isEquality || op is CompareOperator.Is or CompareOperator.IsNot);
    }
}
