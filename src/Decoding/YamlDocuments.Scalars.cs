using Kcl.Net.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kcl.Net.Decoding;

/// <summary>Scalars by dialect, with the tags each accepts.</summary>
internal sealed partial class YamlDocuments
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    private Value ScalarValue(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        var isPlain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
        if (!_isGo)
        {
            return Finish(CoreScalar(scalar, tag, isPlain), scalar);
        }

        if (scalar.Tag.IsNonSpecific && scalar.Value.Length == 0)
        {
            return Finish(StrValue.Empty, scalar);
        }

        var value = Go11Scalar.Decode(scalar.Value, tag, isPlain || scalar.Tag.IsNonSpecific, out var problem);
        if (problem is not null)
        {
            FailLater(Fail(scalar.Start, problem));
        }

        return Finish(value, scalar);
    }

    private Value CoreScalar(Scalar scalar, string tag, bool isPlain)
    {
        if (tag.Length == 0)
        {
            return isPlain ? Core12Scalar.Resolve(scalar.Value) ?? new StrValue(scalar.Value) : new StrValue(scalar.Value);
        }

        var resolved = Core12Scalar.Resolve(scalar.Value);
        var value = tag switch
        {
            TagPrefix + "str" => new StrValue(scalar.Value),
            TagPrefix + "null" => resolved as NoneValue,
            TagPrefix + "bool" => resolved as BoolValue,
            TagPrefix + "int" => resolved as IntValue,
            TagPrefix + "float" => resolved is IntValue integer ? new FloatValue(integer.Value) : resolved as FloatValue,
            _ => (Value?)UndefinedValue.Instance,
        };
        return value switch
        {
            null => throw Fail(scalar.Start, $"`{scalar.Value}` does not fit its tag {ShortTag(tag)}"),
            UndefinedValue => throw Fail(scalar.Start, $"the tag {ShortTag(tag)} is not known"),
            _ => value,
        };
    }

    private Value Finish(Value value, Scalar scalar)
    {
        if (value is FloatValue { Value: var number } && !double.IsFinite(number))
        {
            if (_options.NonFiniteAsNone)
            {
                return NoneValue.Instance;
            }

            if (_isGo && !scalar.IsKey)
            {
                var name = double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
                FailLater(new DataFormatException(
                    $"{scalar.Value} is not a number JSON can hold",
                    $"error converting YAML to JSON: json: unsupported value: {name}",
                    YamlProblem.At(_file, scalar.Start.Index + _shift)));
            }
        }

        return value is IntValue integer && _options.NumbersAsFloat && !scalar.IsKey ? new FloatValue(integer.Value) : value;
    }

    /// <summary>Go passes unknown tags of collections over; the core schema knows the two common ones only.</summary>
    private void RejectTag(NodeEvent node)
    {
        if (_isGo || node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value is TagPrefix + "seq" or TagPrefix + "map")
        {
            return;
        }

        throw Fail(node.Start, $"the tag {ShortTag(node.Tag.Value)} is not known");
    }

    private static string ShortTag(string tag) =>
        tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? string.Concat("!!", tag.AsSpan(TagPrefix.Length)) : tag;
}
