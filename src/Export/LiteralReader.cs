using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>Values that a program's text says outright, without evaluating anything.</summary>
internal static class LiteralReader
{
    /// <summary>The value of a string, number, bool or list of them; null for anything else.</summary>
    public static Value? Read(ExpressionSyntax expression) => expression switch
    {
        StringLiteralExpression text => new StrValue(text.Value),
        IntLiteralExpression { Unit: null } number => IntValue.Of(number.Value),
        FloatLiteralExpression number => Number(number.Value),
        ConstantExpression { Name: ConstantName.True } => BoolValue.True,
        ConstantExpression { Name: ConstantName.False } => BoolValue.False,
        UnaryExpression { Operator: UnaryOperator.Minus } negative => Negate(Read(negative.Operand)),
        UnaryExpression { Operator: UnaryOperator.Plus } positive => Read(positive.Operand) is IntValue or FloatValue ? Read(positive.Operand) : null,
        ParenthesizedExpression parenthesized => Read(parenthesized.Inner),
        ListExpression list => ReadList(list),
        _ => null,
    };

    /// <summary>As <see cref="Read"/>, and configs of literals too.</summary>
    public static Value? ReadWithConfigs(ExpressionSyntax expression)
    {
        if (expression is not ConfigExpression config)
        {
            return Read(expression);
        }

        var dict = new DictValue(config.Entries.Count);
        foreach (var entry in config.Entries)
        {
            if (KeyOf(entry) is not { } key || ReadWithConfigs(entry.Value) is not { } value)
            {
                return null;
            }

            dict.Set(key, value);
        }

        return dict;
    }

    /// <summary>Whole numbers are written without a fraction, as JSON tools do.</summary>
    public static Value Number(double value) =>
        Math.Abs(value) < 1e15 && value == Math.Truncate(value) ? IntValue.Of((long)value) : new FloatValue(value);

    private static string? KeyOf(ConfigEntrySyntax entry) => entry.Key switch
    {
        StringLiteralExpression text => text.Value,
        IdentifierExpression { Names: [var name] } => name.Text,
        _ => null,
    };

    private static Value? Negate(Value? value) => value switch
    {
        IntValue number => IntValue.Of(-number.Value),
        FloatValue number => new FloatValue(-number.Value),
        _ => null,
    };

    private static ListValue? ReadList(ListExpression list)
    {
        var result = new ListValue(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (Read(item) is not { } value)
            {
                return null;
            }

            result.Add(value);
        }

        return result;
    }
}
