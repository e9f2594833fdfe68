using System.Runtime.CompilerServices;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>A host object that has a form as plain data, which `toJson` and `toYaml` write.</summary>
internal interface IPlainForm
{
    Value Plain { get; }
}

/// <summary>Values without anything Go: what the writers of YAML, JSON and TOML take.</summary>
internal static class PlainValues
{
    /// <summary>
    /// Throws <see cref="TemplateFunctionException"/> for what Go cannot write, e.g. functions. Times become texts unless the writer has
    /// a form for them.
    /// </summary>
    public static Value Of(Value value, bool keepsTimes = false)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case UndefinedValue or NilList or NilStrings or StringMap { IsNil: true }:
                return NoneValue.Instance;
            case ListValue list:
                return OfItems(list, keepsTimes);
            case DictValue dict:
                return OfEntries(dict, keepsTimes);
            case GoStrings strings:
                var texts = new ListValue(strings.Items.Length);
                foreach (var item in strings.Items)
                {
                    texts.Add(new StrValue(item));
                }

                return texts;
            case GoBytes bytes:
                return new StrValue(Convert.ToBase64String(bytes.Items));
            case GoInteger integer:
                return IntValue.Of(integer.Bits);
            case GoFloat32 number:
                return new FloatValue(number.Value);
            case GoNamed named:
                return Of(named.Underlying, keepsTimes);
            case TypedSlice slice:
                return OfItems(slice.Items, keepsTimes);
            case StringMap map:
                return map.Entries;
            case VersionObject version:
                return new StrValue(version.Version.ToString());
            case GoTime when keepsTimes:
                return value;
            case IPlainForm plain:
                return plain.Plain;
            case HostValue:
                throw GoArguments.Failure("json: unsupported type: " + GoFormat.TypeName(value));
            default:
                return value;
        }
    }

    private static Value OfItems(ListValue list, bool keepsTimes)
    {
        ListValue? copy = null;
        for (var i = 0; i < list.Count; i++)
        {
            var plain = Of(list[i], keepsTimes);
            if (copy is null && !ReferenceEquals(plain, list[i]))
            {
                copy = new ListValue(list.Items[..i]);
            }

            copy?.Add(plain);
        }

        return copy ?? list;
    }

    private static Value OfEntries(DictValue dict, bool keepsTimes)
    {
        DictValue? copy = null;
        foreach (ref readonly var entry in dict.Entries)
        {
            var plain = Of(entry.Value, keepsTimes);
            if (!ReferenceEquals(plain, entry.Value))
            {
                copy ??= dict.Copy();
                copy.SetValue(entry.Key, plain);
            }
        }

        return copy ?? dict;
    }
}
