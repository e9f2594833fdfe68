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
    public static Value Of(Value value, bool keepsTimes = false) => new Walk(keepsTimes, isDirect: false).Of(value);

    /// <summary>For a writer that does not go by way of JSON: a nil map or list is an empty one.</summary>
    public static Value Direct(Value value) => new Walk(keepsTimes: false, isDirect: true).Of(value);

    /// <summary>One walk over a value. What contains itself is noticed where Go's encoder notices it: only far down.</summary>
    private struct Walk(bool keepsTimes, bool isDirect)
    {
        private const int MaxUnchecked = 1000;
        private HashSet<Value>? _open;
        private int _depth;

        public Value Of(Value value)
        {
            switch (value)
            {
                case NilList or NilStrings when isDirect:
                    return new ListValue();
                case StringMap { IsNil: true } when isDirect:
                    return new DictValue();
                case UndefinedValue or NilList or NilStrings or StringMap { IsNil: true }:
                    return NoneValue.Instance;
                case ListValue list:
                    return OfItems(list);
                case DictValue dict:
                    return OfEntries(dict);
                case GoStrings strings:
                    return new ListValue(Array.ConvertAll(strings.Items, static item => (Value)new StrValue(item)));
                case GoBytes bytes:
                    return new StrValue(Convert.ToBase64String(bytes.Items));
                case GoInteger integer:
                    return IntValue.Of(integer.Bits);
                case GoFloat32 number:
                    return new FloatValue(number.Value);
                case GoNamed named:
                    return Of(named.Underlying);
                case TypedSlice slice:
                    return OfItems(slice.Items);
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

        private ListValue OfItems(ListValue list)
        {
            Open(list);
            ListValue? copy = null;
            for (var i = 0; i < list.Count; i++)
            {
                var plain = Of(list[i]);
                if (copy is null && !ReferenceEquals(plain, list[i]))
                {
                    copy = new ListValue(list.Items[..i]);
                }

                copy?.Add(plain);
            }

            Close(list);
            return copy ?? list;
        }

        private DictValue OfEntries(DictValue dict)
        {
            Open(dict);
            DictValue? copy = null;
            foreach (ref readonly var entry in dict.Entries)
            {
                var plain = Of(entry.Value);
                if (!ReferenceEquals(plain, entry.Value))
                {
                    copy ??= dict.Copy();
                    copy.SetValue(entry.Key, plain);
                }
            }

            Close(dict);
            return copy ?? dict;
        }

        private void Open(Value container)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (++_depth > MaxUnchecked && !(_open ??= new HashSet<Value>(ReferenceEqualityComparer.Instance)).Add(container))
            {
                throw GoArguments.Failure("json: unsupported value: encountered a cycle via " + GoFormat.TypeName(container));
            }
        }

        private void Close(Value container)
        {
            if (_depth-- > MaxUnchecked)
            {
                _open!.Remove(container);
            }
        }
    }
}
