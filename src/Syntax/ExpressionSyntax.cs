using Kcl.Net.Diagnostics;

namespace Kcl.Net.Syntax;

public abstract class ExpressionSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>Stands where an expression was expected and none could be read.</summary>
public sealed class MissingExpression(TextSpan span) : ExpressionSyntax(span);

/// <summary>A name or a dotted name; `a.b.c` without call or subscript between is one node.</summary>
public sealed class IdentifierExpression(TextSpan span, IReadOnlyList<NameSyntax> names) : ExpressionSyntax(span)
{
    public IReadOnlyList<NameSyntax> Names { get; } = names;

    /// <summary>Full package path when the first name is an import name here; set by pre-processing.</summary>
    public string? PackagePath { get; set; }

    public string Text => Names.Count == 1 ? Names[0].Text : string.Join('.', Names.Select(n => n.Text));
}

public sealed class UnaryExpression(TextSpan span, UnaryOperator op, ExpressionSyntax operand) : ExpressionSyntax(span)
{
    public UnaryOperator Operator { get; } = op;

    public ExpressionSyntax Operand { get; } = operand;
}

/// <summary>Arithmetic, bits, `and`, `or`, `as`.</summary>
public sealed class BinaryExpression(TextSpan span, ExpressionSyntax left, BinaryOperator op, ExpressionSyntax right) : ExpressionSyntax(span)
{
    public ExpressionSyntax Left { get; } = left;

    public BinaryOperator Operator { get; } = op;

    public ExpressionSyntax Right { get; } = right;
}

/// <summary>A chain `left op1 x op2 y`: every neighbouring pair must hold.</summary>
public sealed class CompareExpression(TextSpan span, ExpressionSyntax left, IReadOnlyList<CompareOperator> operators, IReadOnlyList<ExpressionSyntax> comparators) : ExpressionSyntax(span)
{
    public ExpressionSyntax Left { get; } = left;

    public IReadOnlyList<CompareOperator> Operators { get; } = operators;

    public IReadOnlyList<ExpressionSyntax> Comparators { get; } = comparators;
}

/// <summary>`then if condition else otherwise`.</summary>
public sealed class ConditionalExpression(TextSpan span, ExpressionSyntax then, ExpressionSyntax condition, ExpressionSyntax otherwise) : ExpressionSyntax(span)
{
    public ExpressionSyntax Then { get; } = then;

    public ExpressionSyntax Condition { get; } = condition;

    public ExpressionSyntax Else { get; } = otherwise;
}

/// <summary>`value.a.b` or `value?.a.b` after something that is not a plain dotted name.</summary>
public sealed class SelectorExpression(TextSpan span, ExpressionSyntax value, IReadOnlyList<NameSyntax> members, bool isOptional) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;

    public IReadOnlyList<NameSyntax> Members { get; } = members;

    public bool IsOptional { get; } = isOptional;
}

public sealed class KeywordArgument(TextSpan span, NameSyntax name, ExpressionSyntax value) : SyntaxNode(span)
{
    public NameSyntax Name { get; } = name;

    public ExpressionSyntax Value { get; } = value;
}

public sealed class CallExpression(TextSpan span, ExpressionSyntax function, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords) : ExpressionSyntax(span)
{
    public ExpressionSyntax Function { get; } = function;

    public IReadOnlyList<ExpressionSyntax> Arguments { get; } = arguments;

    public IReadOnlyList<KeywordArgument> Keywords { get; } = keywords;
}

/// <summary>`value[index]`, `value?[index]`.</summary>
public sealed class SubscriptExpression(TextSpan span, ExpressionSyntax value, ExpressionSyntax index, bool isOptional) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;

    public ExpressionSyntax Index { get; } = index;

    public bool IsOptional { get; } = isOptional;
}

/// <summary>`value[lower:upper:step]`; any bound may be missing.</summary>
public sealed class SliceExpression(TextSpan span, ExpressionSyntax value, ExpressionSyntax? lower, ExpressionSyntax? upper, ExpressionSyntax? step, bool isOptional) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;

    public ExpressionSyntax? Lower { get; } = lower;

    public ExpressionSyntax? Upper { get; } = upper;

    public ExpressionSyntax? Step { get; } = step;

    public bool IsOptional { get; } = isOptional;
}

public sealed class ParenthesizedExpression(TextSpan span, ExpressionSyntax inner) : ExpressionSyntax(span)
{
    public ExpressionSyntax Inner { get; } = inner;
}

/// <summary>Items are expressions, <see cref="StarredExpression"/> or <see cref="ListIfExpression"/>.</summary>
public sealed class ListExpression(TextSpan span, IReadOnlyList<ExpressionSyntax> items) : ExpressionSyntax(span)
{
    public IReadOnlyList<ExpressionSyntax> Items { get; } = items;
}

/// <summary>`*value` inside a list.</summary>
public sealed class StarredExpression(TextSpan span, ExpressionSyntax value) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`if c: items` inside a list; an `elif` is a single <see cref="ListIfExpression"/> in <see cref="Else"/>.</summary>
public sealed class ListIfExpression(TextSpan span, ExpressionSyntax condition, IReadOnlyList<ExpressionSyntax> then, IReadOnlyList<ExpressionSyntax> otherwise, bool elseIsElif) : ExpressionSyntax(span)
{
    public ExpressionSyntax Condition { get; } = condition;

    public IReadOnlyList<ExpressionSyntax> Then { get; } = then;

    public IReadOnlyList<ExpressionSyntax> Else { get; } = otherwise;

    public bool ElseIsElif { get; } = elseIsElif;
}

/// <summary>One `for a, b in iterable if c …`.</summary>
public sealed class ForClause(TextSpan span, IReadOnlyList<ExpressionSyntax> targets, ExpressionSyntax iterable, IReadOnlyList<ExpressionSyntax> conditions) : SyntaxNode(span)
{
    /// <summary>Loop variables; anything but plain identifiers is an error of the checker.</summary>
    public IReadOnlyList<ExpressionSyntax> Targets { get; } = targets;

    public ExpressionSyntax Iterable { get; } = iterable;

    public IReadOnlyList<ExpressionSyntax> Conditions { get; } = conditions;
}

public sealed class ListComprehension(TextSpan span, ExpressionSyntax element, IReadOnlyList<ForClause> clauses) : ExpressionSyntax(span)
{
    public ExpressionSyntax Element { get; } = element;

    public IReadOnlyList<ForClause> Clauses { get; } = clauses;
}

public sealed class DictComprehension(TextSpan span, ConfigEntrySyntax entry, IReadOnlyList<ForClause> clauses) : ExpressionSyntax(span)
{
    public ConfigEntrySyntax Entry { get; } = entry;

    public IReadOnlyList<ForClause> Clauses { get; } = clauses;
}

public enum ConfigOperator : byte
{
    /// <summary>`:`</summary>
    Union,

    /// <summary>`=`</summary>
    Override,

    /// <summary>`+=`</summary>
    Insert,
}

/// <summary>
/// One line of a config: `key op value`, `**value` (no key), or an `if` block (no key, value is a <see cref="ConfigIfExpression"/>).
/// </summary>
public sealed class ConfigEntrySyntax(TextSpan span, ExpressionSyntax? key, ConfigOperator op, ExpressionSyntax value) : SyntaxNode(span)
{
    public ExpressionSyntax? Key { get; } = key;

    public ConfigOperator Operator { get; } = op;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`{ … }`; pre-processing replaces dotted keys by nested configs.</summary>
public sealed class ConfigExpression(TextSpan span, IReadOnlyList<ConfigEntrySyntax> entries) : ExpressionSyntax(span)
{
    public IReadOnlyList<ConfigEntrySyntax> Entries { get; set; } = entries;
}

/// <summary>`if c: entries` inside a config; an `elif` is a single keyless entry holding a <see cref="ConfigIfExpression"/> in <see cref="Else"/>.</summary>
public sealed class ConfigIfExpression(TextSpan span, ExpressionSyntax condition, IReadOnlyList<ConfigEntrySyntax> then, IReadOnlyList<ConfigEntrySyntax> otherwise, bool elseIsElif) : ExpressionSyntax(span)
{
    public ExpressionSyntax Condition { get; } = condition;

    public IReadOnlyList<ConfigEntrySyntax> Then { get; set; } = then;

    public IReadOnlyList<ConfigEntrySyntax> Else { get; set; } = otherwise;

    public bool ElseIsElif { get; } = elseIsElif;
}

/// <summary>`Name(args) {config}`.</summary>
public sealed class SchemaExpression(TextSpan span, IdentifierExpression name, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords, ExpressionSyntax config) : ExpressionSyntax(span)
{
    public IdentifierExpression Name { get; } = name;

    public IReadOnlyList<ExpressionSyntax> Arguments { get; } = arguments;

    public IReadOnlyList<KeywordArgument> Keywords { get; } = keywords;

    /// <summary>A <see cref="ConfigExpression"/> or a <see cref="DictComprehension"/>.</summary>
    public ExpressionSyntax Config { get; } = config;
}

public sealed class LambdaExpression(TextSpan span, IReadOnlyList<ParameterSyntax> parameters, TypeSyntax? returnType, IReadOnlyList<StatementSyntax> body) : ExpressionSyntax(span)
{
    public IReadOnlyList<ParameterSyntax> Parameters { get; } = parameters;

    public TypeSyntax? ReturnType { get; } = returnType;

    public IReadOnlyList<StatementSyntax> Body { get; } = body;
}

/// <summary>`all|any|map|filter a, b in target { test if condition }`.</summary>
public sealed class QuantifierExpression(TextSpan span, QuantifierKind kind, IReadOnlyList<IdentifierExpression> variables, ExpressionSyntax target, ExpressionSyntax test, ExpressionSyntax? condition) : ExpressionSyntax(span)
{
    public QuantifierKind Kind { get; } = kind;

    public IReadOnlyList<IdentifierExpression> Variables { get; } = variables;

    public ExpressionSyntax Target { get; } = target;

    public ExpressionSyntax Test { get; } = test;

    public ExpressionSyntax? Condition { get; } = condition;
}
