using System.Runtime.CompilerServices;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Type annotations to types. Named parts are looked up like variables; errors are put at one given place.</summary>
public sealed partial class Checker
{
    private KclType Annotation(TypeSyntax? type, Place place)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (type)
        {
            case null:
                return BasicType.Any;
            case BasicTypeSyntax basic:
                return Basic(basic.Kind);
            case LiteralTypeSyntax literal:
                return LiteralTypeOf(literal.Literal);
            case NamedTypeSyntax named:
                return NamedType(named.Name, place);
            case ListTypeSyntax list:
                return new ListType(Annotation(list.Item, place));
            case DictTypeSyntax dict:
                var key = Annotation(dict.Key, place);
                return new DictType(key, Annotation(dict.Value, place));
            case UnionTypeSyntax union:
                return new UnionType(union.Members.Select(m => Annotation(m, place)).ToArray());
            case FunctionTypeSyntax function:
                var parameters = function.Parameters.Select(p => new FunctionParameter("", Annotation(p, place), hasDefault: false, At(type))).ToArray();
                return new FunctionType(parameters, Annotation(function.Result, place));
            default:
                return BasicType.Any;
        }
    }

    internal static BasicType Basic(BasicTypeKind kind) => kind switch
    {
        BasicTypeKind.Bool => BasicType.Bool,
        BasicTypeKind.Int => BasicType.Int,
        BasicTypeKind.Float => BasicType.Float,
        BasicTypeKind.Str => BasicType.Str,
        _ => BasicType.Any,
    };

    private KclType NamedType(IdentifierExpression name, Place place)
    {
        string? package = null;
        if (name.Names.Count > 1 && _file is not null && !_loopVariables.Contains(name.Names[0].Text) && _importNames.TryGetValue(_file, out var names))
        {
            package = names.GetValueOrDefault(name.Names[0].Text);
        }

        _assigning = false;
        return Resolve(name.Names, package, place);
    }

    /// <summary>The right side of `as` is read as an expression and means the type of that name.</summary>
    private KclType TypeNamed(IdentifierExpression identifier, Place place) => identifier.Text switch
    {
        "any" => BasicType.Any,
        "bool" => BasicType.Bool,
        "int" => BasicType.Int,
        "float" => BasicType.Float,
        "str" => BasicType.Str,
        _ => NamedType(identifier, place),
    };

    internal static KclType LiteralTypeOf(ExpressionSyntax literal) => literal switch
    {
        ConstantExpression { Name: ConstantName.True } => BoolLiteralType.True,
        ConstantExpression { Name: ConstantName.False } => BoolLiteralType.False,
        ConstantExpression => BasicType.None,
        IntLiteralExpression { Unit: null } number => new IntLiteralType(number.Value),
        IntLiteralExpression number => NumberMultiplierType.Exact(number.Value, number.Unit),
        FloatLiteralExpression number => new FloatLiteralType(number.Value),
        StringLiteralExpression text => new StrLiteralType(text.Value),
        _ => BasicType.Any,
    };
}
