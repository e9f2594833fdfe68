using Kcl.Net.Diagnostics;

namespace Kcl.Net.Syntax;

public sealed class ConstantExpression(TextSpan span, ConstantName name) : ExpressionSyntax(span)
{
    public ConstantName Name { get; } = name;
}

/// <summary>An integer literal; with a unit suffix its type is `number_multiplier`.</summary>
public sealed class IntLiteralExpression(TextSpan span, long value, string? unit) : ExpressionSyntax(span)
{
    public long Value { get; } = value;

    /// <summary>`Ki`, `M` …; null without suffix.</summary>
    public string? Unit { get; } = unit;
}

public sealed class FloatLiteralExpression(TextSpan span, double value) : ExpressionSyntax(span)
{
    public double Value { get; } = value;
}

public sealed class StringLiteralExpression(TextSpan span, string value, string rawText, bool isTriple) : ExpressionSyntax(span)
{
    /// <summary>The evaluated text: escapes done, triple strings dedented.</summary>
    public string Value { get; } = value;

    /// <summary>The source text, quotes and prefix included.</summary>
    public string RawText { get; } = rawText;

    public bool IsTriple { get; } = isTriple;
}

/// <summary>A string with `${…}` parts: <see cref="StringLiteralExpression"/> pieces and <see cref="InterpolationSyntax"/>.</summary>
public sealed class InterpolatedStringExpression(TextSpan span, IReadOnlyList<SyntaxNode> parts, string rawText, bool isTriple) : ExpressionSyntax(span)
{
    public IReadOnlyList<SyntaxNode> Parts { get; } = parts;

    public string RawText { get; } = rawText;

    public bool IsTriple { get; } = isTriple;
}

/// <summary>`${expression: #format}`.</summary>
public sealed class InterpolationSyntax(TextSpan span, ExpressionSyntax expression, string? format) : SyntaxNode(span)
{
    public ExpressionSyntax Expression { get; } = expression;

    /// <summary>The text after `:` with its `#`, e.g. `#json`; null without one.</summary>
    public string? Format { get; } = format;
}
