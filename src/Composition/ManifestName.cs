using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// File names of manifests. Kind and name come from the package and are reduced to characters that cannot leave the
/// output directory.
/// </summary>
internal static class ManifestName
{
    public static string Of(int index, DictValue resource)
    {
        var kind = resource["kind"] is StrValue k ? k.Value : "resource";
        var name = Attribute(resource["metadata"], "name") is StrValue n ? n.Value : "unnamed";
        return string.Create(CultureInfo.InvariantCulture, $"{index:D3}-{Safe(LowerAscii(kind))}-{Safe(name)}.yaml");
    }

    private static Value? Attribute(Value? value, string key) => value switch
    {
        DictValue dict => dict[key],
        SchemaValue schema => schema.Attributes[key],
        _ => null,
    };

    private static string LowerAscii(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] + 32) : source[i];
            }
        });

    /// <summary>Every character outside `[A-Za-z0-9._-]` becomes one dash.</summary>
    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '.' or '_' or '-') ? (char)rune.Value : '-');
        }

        return safe.ToString();
    }
}
