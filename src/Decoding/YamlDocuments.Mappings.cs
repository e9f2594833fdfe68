using System.Globalization;
using Kcl.Net.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kcl.Net.Decoding;

/// <summary>Mappings: keys become strings, a later key replaces an earlier one, and Go's `&lt;&lt;` copies another mapping in.</summary>
internal sealed partial class YamlDocuments
{
    private DictValue Mapping(NodeEvent start)
    {
        var dict = new DictValue();
        for (var next = Advance(); next is not MappingEnd; next = Advance())
        {
            var keyStart = next.Start;
            if (_isGo && next is Scalar { Value: "<<" } merge && (merge.IsPlainImplicit || IsMergeTag(merge)))
            {
                var source = Advance();
                Merge(Node(source), dict, source.Start);
                continue;
            }

            var keyText = (next as Scalar)?.Value;
            var keyValue = Node(next);
            if (keyValue is ListValue or DictValue)
            {
                FailLater(Fail(keyStart, _isGo ? $"invalid map key: {GoSyntax.Write(keyValue)}" : "a mapping key is not a scalar"));
            }

            var value = Advance();
            var origin = OriginOf(value, keyStart);
            var item = Node(value);
            dict.Set(Key(keyValue, keyText, item, keyStart), item, origin);
        }

        return dict;
    }

    private static bool IsMergeTag(Scalar key) => !key.Tag.IsEmpty && key.Tag.Value == "tag:yaml.org,2002:merge";

    private string Key(Value key, string? text, Value item, in Mark place)
    {
        if (!_isGo)
        {
            return text ?? KeyText(key) ?? "null";
        }

        if (KeyText(key) is { } name)
        {
            return name;
        }

        if (key is NoneValue)
        {
            var problem = $"unsupported map key of type: %!s(<nil>), key: <nil>, value: {GoSyntax.Write(item)}";
            FailLater(new DataFormatException(problem, "error converting YAML to JSON: " + problem, YamlProblem.At(_file, place.Index + _shift)));
        }

        return "";
    }

    /// <summary>The text of a key that is not a string; null when it has none.</summary>
    private static string? KeyText(Value key) => key switch
    {
        StrValue text => text.Value,
        BoolValue flag => flag.Value ? "true" : "false",
        IntValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),

        // Keys lose precision: Go prints them as 32-bit floats.
        FloatValue number => double.IsNaN(number.Value) ? ".nan"
            : double.IsInfinity(number.Value) ? (number.Value > 0 ? ".inf" : "-.inf")
            : GoFloat.Shortest32((float)number.Value),
        _ => null,
    };

    private void Merge(Value source, DictValue target, in Mark place)
    {
        if (source is DictValue mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                target.Set(entry.Key, entry.Value, entry.Origin);
            }

            return;
        }

        if (source is ListValue list)
        {
            // Earlier mappings win, so they are copied last.
            for (var i = list.Count - 1; i >= 0; i--)
            {
                Merge(list[i] is DictValue ? list[i] : NoneValue.Instance, target, place);
            }

            return;
        }

        FailLater(Fail(place, "map merge requires map or sequence of maps as the value"));
    }
}
