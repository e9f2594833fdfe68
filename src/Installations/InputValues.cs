using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>Values as they are given on a command line or in a file, for the inputs of a schema.</summary>
/// <param name="Sets">`a.b=value`; the value is YAML, and text where the schema asks for text.</param>
/// <param name="File">A file of values, or null.</param>
public sealed record InputValues(IReadOnlyList<string> Sets, string? File)
{
    /// <summary>What is set, in order: the file's values first.</summary>
    internal IEnumerable<(IReadOnlyList<string> Path, Value Value)> Read(DictValue? schema)
    {
        if (File is not null)
        {
            if (!System.IO.File.Exists(File))
            {
                throw new DiagnosticException(new Diagnostic(Composition.RenderCodes.InputsMissing, "", $"the inputs file `{File}` does not exist") { Path = File });
            }

            foreach (var leaf in Leaves([], InputsDocument.Read(System.IO.File.ReadAllText(File), File)))
            {
                yield return leaf;
            }
        }

        foreach (var set in Sets)
        {
            var equals = set.IndexOf('=', StringComparison.Ordinal);
            var path = equals <= 0 ? [] : set[..equals].Split('.');
            if (path.Length == 0 || path.Any(static p => p.Length == 0))
            {
                throw InstallCodes.Failure(InstallCodes.Inputs, $"`--set {set}` is not of the form name=value", "write `--set replicas=3` or `--set image.tag=1.2`");
            }

            yield return (path, Parse(set[(equals + 1)..], TypeAt(schema, path)));
        }
    }

    private static IEnumerable<(IReadOnlyList<string>, Value)> Leaves(IReadOnlyList<string> path, DictValue values)
    {
        foreach (var entry in values.Entries.ToArray())
        {
            IReadOnlyList<string> below = [.. path, entry.Key];
            if (entry.Value is DictValue { Count: > 0 } nested)
            {
                foreach (var leaf in Leaves(below, nested))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (below, entry.Value);
            }
        }
    }

    private static Value Parse(string text, string? type)
    {
        try
        {
            var value = YamlReader.Read(text, YamlOptions.Core12);
            return type == "string" && value is not StrValue ? new StrValue(text) : value;
        }
        catch (DataFormatException)
        {
            return new StrValue(text);
        }
    }

    /// <summary>The JSON type the schema gives a path; null when it gives none or several.</summary>
    private static string? TypeAt(DictValue? schema, IReadOnlyList<string> path)
    {
        var at = schema;
        foreach (var name in path)
        {
            at = (Resolved(schema, at)?["properties"] as DictValue)?[name] as DictValue;
        }

        return Resolved(schema, at)?["type"] is StrValue type ? type.Value : null;
    }

    internal static DictValue? Resolved(DictValue? root, DictValue? schema)
    {
        const string Definitions = "#/$defs/";
        return schema?["$ref"] is StrValue { Value: var reference } && reference.StartsWith(Definitions, StringComparison.Ordinal)
            ? (root?["$defs"] as DictValue)?[reference[Definitions.Length..]] as DictValue
            : schema;
    }
}
