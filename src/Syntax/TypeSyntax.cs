using Kcl.Net.Diagnostics;

namespace Kcl.Net.Syntax;

public abstract class TypeSyntax(TextSpan span) : SyntaxNode(span);

public enum BasicTypeKind
{
    Any,
    Bool,
    Int,
    Float,
    Str,
}

public sealed class BasicTypeSyntax(TextSpan span, BasicTypeKind kind) : TypeSyntax(span)
{
    public BasicTypeKind Kind { get; } = kind;
}

/// <summary>A literal used as a type: constant, int (with unit), float or string literal expression.</summary>
public sealed class LiteralTypeSyntax(TextSpan span, ExpressionSyntax literal) : TypeSyntax(span)
{
    public ExpressionSyntax Literal { get; } = literal;
}

/// <summary>A schema, alias or `pkg.Name`.</summary>
public sealed class NamedTypeSyntax(TextSpan span, IdentifierExpression name) : TypeSyntax(span)
{
    public IdentifierExpression Name { get; } = name;
}

/// <summary>`[T]`; a missing item type means any.</summary>
public sealed class ListTypeSyntax(TextSpan span, TypeSyntax? item) : TypeSyntax(span)
{
    public TypeSyntax? Item { get; } = item;
}

/// <summary>`{K:V}`; missing parts mean any.</summary>
public sealed class DictTypeSyntax(TextSpan span, TypeSyntax? key, TypeSyntax? value) : TypeSyntax(span)
{
    public TypeSyntax? Key { get; } = key;

    public TypeSyntax? Value { get; } = value;
}

public sealed class UnionTypeSyntax(TextSpan span, IReadOnlyList<TypeSyntax> members) : TypeSyntax(span)
{
    public IReadOnlyList<TypeSyntax> Members { get; } = members;
}

public sealed class FunctionTypeSyntax(TextSpan span, IReadOnlyList<TypeSyntax> parameters, TypeSyntax? result) : TypeSyntax(span)
{
    public IReadOnlyList<TypeSyntax> Parameters { get; } = parameters;

    public TypeSyntax? Result { get; } = result;
}
