using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

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
        GoParameter.Uint32 when _number.IsUint => new GoInteger(GoKind.Uint32, (uint)_number.Uint),
        GoParameter.Float64 when _number.IsFloat => _ideal is FloatValue ? _ideal : new FloatValue(_number.Float),
        _ => null,
    };

    public override void WriteTo(StringBuilder text) => text.Append(_text);
}
