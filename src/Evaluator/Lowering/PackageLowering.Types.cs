using System.Globalization;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Render;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Lowering;

internal sealed partial class PackageLowering<TTracer>
{
    private const int MaxTypeDepth = 200;
    private int _typeDepth;

    /// <summary>Messages print the parts of an alias in full: `[]` there is `[any]`.</summary>
    private bool _inAlias;

    private RuntimeType? LowerOptionalType(TypeSyntax? type) => type is null ? null : LowerType(type);

    private RuntimeType LowerType(TypeSyntax? type)
    {
        if (_typeDepth > MaxTypeDepth)
        {
            return AnyType.Instance;
        }

        _typeDepth++;
        var lowered = LowerTypeCore(type);
        _typeDepth--;
        return lowered;
    }

    private RuntimeType LowerTypeCore(TypeSyntax? type)
    {
        switch (type)
        {
            case BasicTypeSyntax { Kind: BasicTypeKind.Bool }:
                return BasicType.Bool;
            case BasicTypeSyntax { Kind: BasicTypeKind.Int }:
                return BasicType.Int;
            case BasicTypeSyntax { Kind: BasicTypeKind.Float }:
                return BasicType.Float;
            case BasicTypeSyntax { Kind: BasicTypeKind.Str }:
                return BasicType.Str;
            case ListTypeSyntax list:
                return new ListRuntimeType(LowerType(list.Item), isBare: list.Item is null && !_inAlias);
            case DictTypeSyntax dict:
                return _inAlias ? new DictRuntimeType(LowerType(dict.Key), LowerType(dict.Value)) : new DictRuntimeType(LowerOptionalType(dict.Key), LowerOptionalType(dict.Value));
            case UnionTypeSyntax union:
                return new UnionRuntimeType(union.Members.Select(LowerType).ToArray());
            case FunctionTypeSyntax:
                return FunctionRuntimeType.Instance;
            case LiteralTypeSyntax literal:
                return LowerLiteralType(literal.Literal);
            case NamedTypeSyntax named:
                return LowerNamedType(named.Name);
            default:
                return AnyType.Instance;
        }
    }

    private RuntimeType LowerNamedType(IdentifierExpression name)
    {
        if (name.PackagePath is { } path)
        {
            if (path == "units" && name.Names[^1].Text == "NumberMultiplier")
            {
                return MultiplierType.Instance;
            }

            return name.Names.Count == 2 && program.Lowering(path) is { } other ? other.LowerOwnName(name.Names[1].Text) : AnyType.Instance;
        }

        return name.Text == "units.NumberMultiplier" ? MultiplierType.Instance : name.Names.Count == 1 ? LowerOwnName(name.Names[0].Text) : AnyType.Instance;
    }

    private RuntimeType LowerOwnName(string name)
    {
        if (package.Schemas.TryGetValue(name, out var schema))
        {
            return new SchemaRuntimeType(schema, schema.QualifiedName);
        }

        if (!_aliases.TryGetValue(name, out var alias))
        {
            return AnyType.Instance;
        }

        var saved = _inAlias;
        _inAlias = true;
        var type = LowerType(alias.Type);
        _inAlias = saved;
        return type;
    }

    private static RuntimeType LowerLiteralType(ExpressionSyntax literal)
    {
        switch (literal)
        {
            case StringLiteralExpression text:
                return new LiteralType(new StrValue(text.Value), $"\"{text.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            case ConstantExpression { Name: ConstantName.True or ConstantName.False } constant:
                var truth = BoolValue.Of(constant.Name == ConstantName.True);
                return new LiteralType(truth, truth.ToString());
            case IntLiteralExpression { Unit: { } unit } number:
                return new LiteralType(Literals.Unit(number.Value, unit), number.Value.ToString(CultureInfo.InvariantCulture) + unit);
            case IntLiteralExpression number:
                return new LiteralType(IntValue.Of(number.Value), number.Value.ToString(CultureInfo.InvariantCulture));
            case FloatLiteralExpression real:
                return new LiteralType(new FloatValue(real.Value), KclText.Str(new FloatValue(real.Value)));
            default:
                return AnyType.Instance;
        }
    }
}
