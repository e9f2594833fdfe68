using Kcl.Net.Diagnostics;

namespace Kcl.Net.Syntax;

public abstract class StatementSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>`import ..a.b as c`.</summary>
public sealed class ImportStatement(TextSpan span, int leadingDots, IReadOnlyList<NameSyntax> path, NameSyntax? alias) : StatementSyntax(span)
{
    /// <summary>Number of dots before the first name; 0 for an absolute import.</summary>
    public int LeadingDots { get; } = leadingDots;

    public IReadOnlyList<NameSyntax> Path { get; } = path;

    public NameSyntax? Alias { get; } = alias;

    /// <summary>The path as written: dots and names.</summary>
    public string RawPath => new string('.', LeadingDots) + string.Join('.', Path.Select(n => n.Text));

    /// <summary>The name it binds: the alias, else the last path component.</summary>
    public string BoundName => Alias?.Text ?? (Path.Count > 0 ? Path[^1].Text : "");
}

/// <summary>`type Name = T`.</summary>
public sealed class TypeAliasStatement(TextSpan span, NameSyntax name, TypeSyntax type) : StatementSyntax(span)
{
    public NameSyntax Name { get; } = name;

    public TypeSyntax Type { get; } = type;
}

/// <summary>`assert test if condition, message`.</summary>
public sealed class AssertStatement(TextSpan span, ExpressionSyntax test, ExpressionSyntax? condition, ExpressionSyntax? message) : StatementSyntax(span)
{
    public ExpressionSyntax Test { get; } = test;

    public ExpressionSyntax? Condition { get; } = condition;

    public ExpressionSyntax? Message { get; } = message;
}

/// <summary>`if … elif … else`; an `elif` is an <see cref="IfStatement"/> alone in <see cref="Else"/> with <see cref="IsElif"/> set.</summary>
public sealed class IfStatement(TextSpan span, ExpressionSyntax condition, IReadOnlyList<StatementSyntax> then, IReadOnlyList<StatementSyntax> otherwise, bool isElif = false) : StatementSyntax(span)
{
    public ExpressionSyntax Condition { get; } = condition;

    public IReadOnlyList<StatementSyntax> Then { get; } = then;

    public IReadOnlyList<StatementSyntax> Else { get; } = otherwise;

    public bool IsElif { get; } = isElif;
}

public sealed class ExpressionStatement(TextSpan span, ExpressionSyntax expression) : StatementSyntax(span)
{
    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary>What stands left of `=`: a name and a path of `.name` and `[index]` steps.</summary>
public sealed class TargetSyntax(TextSpan span, NameSyntax name, IReadOnlyList<TargetStep> path) : SyntaxNode(span)
{
    public NameSyntax Name { get; } = name;

    public IReadOnlyList<TargetStep> Path { get; } = path;

    /// <summary>Package path when <see cref="Name"/> is an import name; set by pre-processing.</summary>
    public string? PackagePath { get; set; }
}

/// <summary>One step of an assignment path; exactly one of the two is set.</summary>
public sealed class TargetStep(TextSpan span, NameSyntax? member, ExpressionSyntax? index) : SyntaxNode(span)
{
    public NameSyntax? Member { get; } = member;

    public ExpressionSyntax? Index { get; } = index;
}

/// <summary>`a = b: T = value`; <see cref="Value"/> is null only for the erroneous `a: T` outside a schema.</summary>
public sealed class AssignStatement(TextSpan span, IReadOnlyList<TargetSyntax> targets, TypeSyntax? type, ExpressionSyntax value) : StatementSyntax(span)
{
    public IReadOnlyList<TargetSyntax> Targets { get; } = targets;

    public TypeSyntax? Type { get; } = type;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`target op= value`.</summary>
public sealed class AugmentedAssignStatement(TextSpan span, TargetSyntax target, BinaryOperator op, ExpressionSyntax value) : StatementSyntax(span)
{
    public TargetSyntax Target { get; } = target;

    public BinaryOperator Operator { get; } = op;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`name: Schema(args) {config}`.</summary>
public sealed class UnificationStatement(TextSpan span, IdentifierExpression target, SchemaExpression value) : StatementSyntax(span)
{
    public IdentifierExpression Target { get; } = target;

    public SchemaExpression Value { get; } = value;
}

public enum SchemaKind
{
    Schema,
    Mixin,
    Protocol,
}

/// <summary>`schema Name[params](Base) for Host:` with its body.</summary>
public sealed class SchemaStatement(TextSpan span, SchemaKind kind, NameSyntax name) : StatementSyntax(span)
{
    public SchemaKind Kind { get; } = kind;

    public NameSyntax Name { get; } = name;

    public StringLiteralExpression? Doc { get; init; }

    public IReadOnlyList<ParameterSyntax> Parameters { get; init; } = [];

    public IdentifierExpression? Base { get; init; }

    public ExpressionSyntax? Host { get; init; }

    public IReadOnlyList<IdentifierExpression> Mixins { get; init; } = [];

    public IReadOnlyList<DecoratorSyntax> Decorators { get; init; } = [];

    /// <summary>Attributes and other statements in order; index signature and checks are apart.</summary>
    public IReadOnlyList<StatementSyntax> Body { get; init; } = [];

    public IndexSignatureSyntax? IndexSignature { get; init; }

    public IReadOnlyList<CheckSyntax> Checks { get; init; } = [];

    /// <summary>A schema whose name ends in Mixin is one, whatever keyword was used; likewise Protocol.</summary>
    public bool IsMixin => Kind == SchemaKind.Mixin || Name.Text.EndsWith("Mixin", StringComparison.Ordinal);

    public bool IsProtocol => Kind == SchemaKind.Protocol || Name.Text.EndsWith("Protocol", StringComparison.Ordinal);
}

/// <summary>`rule Name[params](Parents) for Host:` with its checks.</summary>
public sealed class RuleStatement(TextSpan span, NameSyntax name) : StatementSyntax(span)
{
    public NameSyntax Name { get; } = name;

    public StringLiteralExpression? Doc { get; init; }

    public IReadOnlyList<ParameterSyntax> Parameters { get; init; } = [];

    public IReadOnlyList<IdentifierExpression> Parents { get; init; } = [];

    public ExpressionSyntax? Host { get; init; }

    public IReadOnlyList<DecoratorSyntax> Decorators { get; init; } = [];

    public IReadOnlyList<CheckSyntax> Checks { get; init; } = [];
}

/// <summary>`name?: T = default` in a schema body; dotted names are joined with dots.</summary>
public sealed class SchemaAttributeStatement(TextSpan span, NameSyntax name, bool isOptional, TypeSyntax type) : StatementSyntax(span)
{
    public NameSyntax Name { get; } = name;

    /// <summary>The name was written as a string literal.</summary>
    public bool IsQuoted { get; init; }

    public bool IsOptional { get; } = isOptional;

    public TypeSyntax Type { get; } = type;

    public ExpressionSyntax? Default { get; set; }

    /// <summary>Null for `=`; the operator of `|=` and the like.</summary>
    public BinaryOperator? Operator { get; init; }

    public IReadOnlyList<DecoratorSyntax> Decorators { get; init; } = [];
}

/// <summary>`[name: ...K]: V = default`.</summary>
public sealed class IndexSignatureSyntax(TextSpan span, NameSyntax? keyName, bool anyOther, TypeSyntax keyType, TypeSyntax valueType, ExpressionSyntax? defaultValue) : SyntaxNode(span)
{
    public NameSyntax? KeyName { get; } = keyName;

    /// <summary>Written with `...`.</summary>
    public bool AnyOther { get; } = anyOther;

    public TypeSyntax KeyType { get; } = keyType;

    public TypeSyntax ValueType { get; } = valueType;

    public ExpressionSyntax? Default { get; } = defaultValue;
}

/// <summary>One line of a check block: `test if condition, message`.</summary>
public sealed class CheckSyntax(TextSpan span, ExpressionSyntax test, ExpressionSyntax? condition, ExpressionSyntax? message) : SyntaxNode(span)
{
    public ExpressionSyntax Test { get; } = test;

    public ExpressionSyntax? Condition { get; } = condition;

    public ExpressionSyntax? Message { get; } = message;
}

/// <summary>`@name(args)`; the expression is an identifier or a call.</summary>
public sealed class DecoratorSyntax(TextSpan span, IdentifierExpression name, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords) : SyntaxNode(span)
{
    public IdentifierExpression Name { get; } = name;

    public IReadOnlyList<ExpressionSyntax> Arguments { get; } = arguments;

    public IReadOnlyList<KeywordArgument> Keywords { get; } = keywords;
}

/// <summary>`name: T = default` of a schema or lambda.</summary>
public sealed class ParameterSyntax(TextSpan span, NameSyntax name, TypeSyntax? type, ExpressionSyntax? defaultValue) : SyntaxNode(span)
{
    public NameSyntax Name { get; } = name;

    public TypeSyntax? Type { get; } = type;

    public ExpressionSyntax? Default { get; } = defaultValue;
}
