using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A constant: a parameter accepts it by how it is written, not by its value's type.</summary>
internal abstract class ConstantNode(int position) : Operand(position)
{
    public sealed override Value EvaluateArgument(TemplateExecution x, Value dot, GoParameter parameter)
    {
        x.At = this;
        if (parameter is GoParameter.Any or GoParameter.Reflect)
        {
            return Evaluate(x, dot);
        }

        if (As(parameter) is { } value)
        {
            return value;
        }

        var text = ToString();
        x.Fail(parameter switch
        {
            GoParameter.String => "expected string; found " + text,
            GoParameter.Int or GoParameter.Int64 => "expected integer; found " + text,
            GoParameter.Float64 => "expected float; found " + text,
            GoParameter.Bool => "expected bool; found " + text,
            _ => $"can't handle {text} for arg of type {GoTypes.NameOf(parameter)}",
        });
        return null;
    }

    /// <summary>The constant under a parameter's type; null when it has no such form.</summary>
    protected abstract Value? As(GoParameter parameter);
}

/// <summary>`true` or `false`.</summary>
internal sealed class BoolNode(int position, bool value) : ConstantNode(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return BoolValue.Of(value);
    }

    protected override Value? As(GoParameter parameter) => parameter == GoParameter.Bool ? BoolValue.Of(value) : null;

    public override void WriteTo(StringBuilder text) => text.Append(value ? "true" : "false");
}

/// <summary>A string; it prints as it was written.</summary>
internal sealed class StringNode(int position, string quoted, string text) : ConstantNode(position)
{
    private readonly StrValue _value = new(text);

    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return _value;
    }

    protected override Value? As(GoParameter parameter) => parameter == GoParameter.String ? _value : null;

    public override void WriteTo(StringBuilder builder) => builder.Append(quoted);
}

/// <summary>A number, whose type without a parameter to tell it follows from how it is written.</summary>
internal sealed class NumberNode : ConstantNode
{
    private readonly string _text;
    private readonly NumberConstant _number;
    private readonly Value? _ideal;

    public NumberNode(int position, string text, NumberConstant number) : base(position)
    {
        _text = text;
        _number = number;
        var isRune = text[0] == '\'';
        var isHex = text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X' && text.AsSpan().IndexOfAny('p', 'P') < 0;
        if (number.IsComplex)
        {
            _ideal = new GoComplex(number.Real, number.Imaginary);
        }
        else if (number.IsFloat && !isHex && !isRune && text.AsSpan().IndexOfAny(".eEpP") >= 0)
        {
            _ideal = new FloatValue(number.Float);
        }
        else if (number.IsInt)
        {
            _ideal = IntValue.Of(number.Int);
        }
    }

    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        if (_ideal is null)
        {
            x.Fail(_text + " overflows int");
        }

        return _ideal;
    }

    protected override Value? As(GoParameter parameter) => parameter switch
    {
        GoParameter.Int when _number.IsInt => _ideal is IntValue ? _ideal : IntValue.Of(_number.Int),
        GoParameter.Int64 when _number.IsInt => GoInteger.Int64(_number.Int),
        GoParameter.Float64 when _number.IsFloat => _ideal is FloatValue ? _ideal : new FloatValue(_number.Float),
        _ => null,
    };

    public override void WriteTo(StringBuilder text) => text.Append(_text);
}

/// <summary>The untyped `nil`: an argument only.</summary>
internal sealed class NilNode(int position) : Operand(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Fail("nil is not a command");
        return null;
    }

    public override Value EvaluateArgument(TemplateExecution x, Value dot, GoParameter parameter)
    {
        x.At = this;
        if (GoTypes.NilOf(parameter) is { } nil)
        {
            return nil;
        }

        x.Fail("cannot assign nil to " + GoTypes.NameOf(parameter));
        return null;
    }

    public override void WriteTo(StringBuilder text) => text.Append("nil");
}
