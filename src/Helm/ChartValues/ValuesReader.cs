using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Reads values files. All documents of a file count, later ones over earlier ones.</summary>
public static class ValuesReader
{
    /// <summary>The values of a YAML text; throws a <see cref="HelmException"/> that starts with <paramref name="errorPrefix"/>.</summary>
    public static DictValue Read(string text, string errorPrefix)
    {
        DictValue? values = null;
        foreach (var document in Documents(text))
        {
            var read = ReadDocument(document, errorPrefix);
            values = values is null ? read : Merge(values, read);
        }

        return values ?? new DictValue();
    }

    /// <summary>A map with the entries of both; where both have maps these merge, else the second wins.</summary>
    public static DictValue Merge(DictValue a, DictValue b)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var merged = a.Copy();
        foreach (ref readonly var entry in b.Entries)
        {
            merged.SetValue(entry.Key, entry.Value is DictValue over && merged[entry.Key] is DictValue under ? Merge(under, over) : entry.Value);
        }

        return merged;
    }

    /// <summary>Values as charts see them: every number a float.</summary>
    public static Value WithFloats(Value value)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case IntValue number:
                return new FloatValue(number.Value);
            case UndefinedValue:
                return NoneValue.Instance;
            case ListValue list:
                var items = new ListValue(list.Count);
                foreach (var item in list.Items)
                {
                    items.Add(WithFloats(item));
                }

                return items;
            case DictValue dict:
                var entries = new DictValue(dict.Count);
                foreach (ref readonly var entry in dict.Entries)
                {
                    entries.SetValue(entry.Key, WithFloats(entry.Value));
                }

                return entries;
            default:
                return value;
        }
    }

    private static DictValue ReadDocument(string document, string errorPrefix)
    {
        Value value;
        try
        {
            value = HelmYaml.Read(document);
        }
        catch (FormatException failure)
        {
            throw new HelmException($"{errorPrefix}cannot unmarshal yaml document: {failure.Message}", failure);
        }

        return value switch
        {
            NoneValue => new DictValue(),
            DictValue map => map,
            _ => throw new HelmException($"{errorPrefix}cannot unmarshal yaml document: {HelmYaml.NotAMap(value)}"),
        };
    }

    /// <summary>Splits at lines of `---`. Lines end with a line feed, also after a carriage return and at the end of the text.</summary>
    private static List<string> Documents(string text)
    {
        var documents = new List<string>();
        var current = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var line = length < 0 ? text.AsSpan(at) : text.AsSpan(at, length);
            at += line.Length + 1;
            line = line.EndsWith('\r') ? line[..^1] : line;
            if (line.StartsWith("---", StringComparison.Ordinal) && line[3..].Trim().Length == 0 && current.Length > 0)
            {
                documents.Add(current.ToString());
                current.Clear();
                continue;
            }

            current.Append(line).Append('\n');
        }

        documents.Add(current.ToString());
        return documents;
    }
}
