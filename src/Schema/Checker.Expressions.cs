using System.Runtime.CompilerServices;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>The type of each kind of expression.</summary>
public sealed partial class Checker
{
    private KclType Expr(ExpressionSyntax expression)
    {
        if (expression is IdentifierExpression)
        {
            _position = At(expression);
        }

        return Walk(expression);
    }

    /// <summary>As <see cref="Expr"/>, without becoming the place of errors: conditions and parameter defaults.</summary>
    private KclType Walk(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_visits > MaxVisits)
        {
            return BasicType.Any;
        }

        return expression switch
        {
            IdentifierExpression identifier => Resolve(identifier.Names, identifier.PackagePath, _position),
            StringLiteralExpression text => new StrLiteralType(text.Value),
            IntLiteralExpression or FloatLiteralExpression or ConstantExpression => LiteralTypeOf(expression),
            InterpolatedStringExpression text => Interpolated(text),
            ConfigExpression config => Config(config.Entries),
            ConfigIfExpression branch => ConfigIf(branch),
            ListExpression list => List(list.Items),
            ListIfExpression branch => ListIf(branch),
            StarredExpression starred => Starred(starred),
            SchemaExpression schema => SchemaConfig(schema),
            CallExpression call => Call(call),
            SelectorExpression selector => Selector(selector),
            SubscriptExpression subscript => Subscript(subscript),
            SliceExpression slice => Slice(slice),
            BinaryExpression binary => BinaryChain(binary),
            CompareExpression compare => Compare(compare),
            UnaryExpression unary => Unary(Expr(unary.Operand), unary.Operator, At(unary.Operand)),
            ConditionalExpression conditional => Conditional(conditional),
            ParenthesizedExpression parenthesized => Expr(parenthesized.Inner),
            ListComprehension comprehension => Comprehension(comprehension),
            DictComprehension comprehension => Comprehension(comprehension),
            QuantifierExpression quantifier => Quantifier(quantifier),
            LambdaExpression lambda => Lambda(lambda),
            _ => BasicType.Any,
        };
    }

    private BasicType Interpolated(InterpolatedStringExpression text)
    {
        _assigning = false;
        foreach (var part in text.Parts)
        {
            if (part is not InterpolationSyntax interpolation)
            {
                continue;
            }

            if (interpolation.Format is { } format && !format.Equals("#json", StringComparison.OrdinalIgnoreCase) && !format.Equals("#yaml", StringComparison.OrdinalIgnoreCase))
            {
                Report(Messages.FormatSpecification(At(interpolation.Expression), format));
            }

            Expr(interpolation.Expression);
        }

        return BasicType.Str;
    }

    private KclType Conditional(ConditionalExpression conditional)
    {
        Expr(conditional.Condition);
        var then = Expr(conditional.Then);
        return Supremum.Of(then, Expr(conditional.Else));
    }

    private ListType List(IReadOnlyList<ExpressionSyntax> items)
    {
        ExpectListItem();
        var type = new ListType(Supremum.Of(Types(items)));
        EndExpectations(1);
        return type;
    }

    private List<KclType> Types(IReadOnlyList<ExpressionSyntax> expressions)
    {
        var types = new List<KclType>(expressions.Count);
        foreach (var expression in expressions)
        {
            types.Add(Expr(expression));
        }

        return types;
    }

    private KclType ListIf(ListIfExpression branch)
    {
        Expr(branch.Condition);
        KclType otherwise = BasicType.Any;
        if (branch.Else.Count > 0)
        {
            otherwise = branch.ElseIsElif ? Walk(branch.Else[0]) : List(branch.Else).Item;
            otherwise = otherwise is ListType nested && branch.ElseIsElif ? nested.Item : otherwise;
        }

        return Supremum.Of(otherwise, Supremum.Of(Types(branch.Then)));
    }

    private KclType Starred(StarredExpression starred)
    {
        var (type, isUnpackable) = ItemOf(Expr(starred.Value));
        if (!isUnpackable)
        {
            Report(Messages.UnpackList(At(starred.Value), type));
        }

        return type;
    }

    private static (KclType Type, bool IsUnpackable) ItemOf(KclType type)
    {
        switch (type)
        {
            case { IsNone: true } or { IsAny: true }:
                return (type, true);
            case ListType list:
                return (list.Item, true);
            case DictType dict:
                return (dict.Key, true);
            case SchemaType:
                return (BasicType.Str, true);
            case UnionType union:
                var items = union.Members.Select(ItemOf).ToList();
                return (Supremum.Of(items.Select(i => i.Type).ToList()), items.TrueForAll(i => i.IsUnpackable));
            default:
                return (BasicType.Any, false);
        }
    }

    /// <summary>`Name(args) {config}`: an instance of a schema, a changed copy of an instance, or a merge into a dict.</summary>
    private KclType SchemaConfig(SchemaExpression expression)
    {
        var type = Identifier(expression.Name);
        var place = At(expression.Name);
        if (expression.Config is not ConfigExpression)
        {
            Report(Messages.SchemaConfigEntries(At(expression.Config)));
        }

        if (type.IsAny)
        {
            return BasicType.Any;
        }

        if (!type.IsDictOrSchema)
        {
            Report(Messages.InvalidSchemaType(place, type));
            return BasicType.Any;
        }

        Expect(type, default);
        var config = Expr(expression.Config);
        EndExpectations(1);
        if (type is not SchemaType schema)
        {
            return Binary(type, config, BinaryOperator.BitOr, place);
        }

        if (!schema.IsInstance)
        {
            CheckArguments(expression.Name, expression.Arguments, expression.Keywords, schema.Body.Constructor);
        }
        else if (expression.Arguments.Count > 0 || expression.Keywords.Count > 0)
        {
            Report(Messages.ArgumentsOfModification(place));
        }

        return schema.AsInstance;
    }
}
