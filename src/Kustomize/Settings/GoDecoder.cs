using System.Globalization;
using System.Runtime.CompilerServices;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// Settings as Go decodes them: YAML 1.1 to JSON to a struct. Names match without regard to case, the first mistake in the order of
/// the JSON is the one reported. The result has each field under its proper name, and nothing that has another type.
/// </summary>
internal sealed class GoDecoder
{
    private readonly bool _isStrict;
    private bool _coerces;
    private string? _problem;

    private GoDecoder(bool isStrict, bool coerces) => (_isStrict, _coerces) = (isStrict, coerces);

    /// <summary>A kustomization: unknown fields and numbers in place of text are errors.</summary>
    public static DictValue Kustomization(string text, GoStruct type) => Run(Yaml(text, prefix: ""), type, isStrict: true, coerces: false, "");

    /// <summary>A configuration file: unknown fields are errors.</summary>
    public static DictValue Strict(string text, GoStruct type) => Run(Yaml(text, Converting), type, isStrict: true, coerces: true, Decoding);

    /// <summary>The settings of a transformer or generator: unknown fields are passed over, numbers become text.</summary>
    public static DictValue Lenient(Value value, GoType type) => Run(value, type, isStrict: false, coerces: true, Decoding);

    public static Value LenientValue(Value value, GoType type)
    {
        var decoder = new GoDecoder(isStrict: false, coerces: true);
        var result = decoder.Decode(value, type, "", "");
        return decoder._problem is null ? result : throw new KustomizeException(Decoding + decoder._problem);
    }

    private const string Converting = "error converting YAML to JSON: ";
    private const string Decoding = "error unmarshaling JSON: while decoding JSON: ";

    /// <summary>YAML text as the value of its JSON; failures have Go's words.</summary>
    public static Value Yaml(string text, string prefix = Converting)
    {
        try
        {
            return YamlReader.Read(new SourceFile("", text), YamlOptions.HelmIntegers);
        }
        catch (DataFormatException failure)
        {
            var message = failure.GoMessage.StartsWith(Converting, StringComparison.Ordinal) ? failure.GoMessage[Converting.Length..] : failure.GoMessage;
            throw new KustomizeException(prefix + message) { Line = failure.Line };
        }
    }

    private static DictValue Run(Value value, GoType type, bool isStrict, bool coerces, string prefix)
    {
        var decoder = new GoDecoder(isStrict, coerces);
        var result = decoder.Decode(value, type, "", "");
        return decoder._problem is null ? result as DictValue ?? new DictValue() : throw new KustomizeException(prefix + decoder._problem);
    }

    private Value Decode(Value value, GoType type, string owner, string path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is NoneValue)
        {
            return value;
        }

        switch (type)
        {
            case GoAny:
                return value;
            case GoText:
                return Text(value, type, owner, path);
            case GoFlag when value is BoolValue:
            case GoInt when value is IntValue:
                return value;
            case GoInt when value is FloatValue number && double.IsInteger(number.Value) && Math.Abs(number.Value) < 1e18:
                return IntValue.Of((long)number.Value);
            case GoList list when value is ListValue items:
                var result = new ListValue(items.Count);
                for (var i = 0; i < items.Count; i++)
                {
                    result.Add(Decode(items[i], list.Item, owner, path), items.OriginAt(i));
                }

                return result;
            case GoMap map when value is DictValue entries:
                return Map(entries, map, owner, path);
            case GoStruct structure when value is DictValue entries:
                return Struct(entries, structure, path);
            default:
                return Mismatch(value, type, owner, path);
        }
    }

    private Value Text(Value value, GoType type, string owner, string path)
    {
        if (value is StrValue)
        {
            return value;
        }

        return !_coerces ? Mismatch(value, type, owner, path) : value switch
        {
            IntValue or BoolValue => new StrValue(GoPrinting.Plain(value)),
            // The library prints them as 32-bit floats.
            FloatValue number => new StrValue(GoFloat.Shortest32((float)number.Value)),
            _ => Mismatch(value, type, owner, path),
        };
    }

    private DictValue Map(DictValue entries, GoMap map, string owner, string path)
    {
        var result = new DictValue(entries.Count);
        foreach (var key in entries.SortedKeys())
        {
            var value = Decode(entries[key]!, map.Item, owner, path);
            result.Set(key, value is NoneValue && map.Item is GoText ? StrValue.Empty : value);
        }

        return result;
    }

    private DictValue Struct(DictValue entries, GoStruct type, string path)
    {
        var result = new DictValue(entries.Count);
        foreach (var key in entries.SortedKeys())
        {
            if (type.Find(key) is not { } field)
            {
                if (_isStrict)
                {
                    _problem ??= $"json: unknown field {GoPrinting.Quote(key)}";
                }

                continue;
            }

            var at = entries.IndexOf(key);
            ref readonly var entry = ref entries.Entries[at];
            // The library that turns numbers into text does not look into structs that are embedded.
            var coerces = _coerces;
            _coerces &= field.Prefix.Length == 0;
            var value = Decode(entry.Value, field.Type, type.Simple, (path.Length == 0 ? "" : path + ".") + field.Prefix + field.Name);
            _coerces = coerces;
            if (value is not NoneValue)
            {
                result.Set(field.Name, value, entry.Origin);
            }
        }

        return result;
    }

    private NoneValue Mismatch(Value value, GoType type, string owner, string path)
    {
        var kind = value switch
        {
            StrValue => "string",
            BoolValue => "bool",
            ListValue => "array",
            DictValue => "object",
            FloatValue number when type is GoInt => "number " + GoFloat.Json(number.Value),
            IntValue integer when type is GoInt => "number " + integer.Value.ToString(CultureInfo.InvariantCulture),
            _ => "number",
        };
        var place = path.Length == 0 ? "value" : $"struct field {owner}.{path}";
        _problem ??= $"json: cannot unmarshal {kind} into Go {place} of type {type.Name}";
        return NoneValue.Instance;
    }
}
