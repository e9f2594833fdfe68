using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>
/// YAML as Go programs write it. The standard form is what sigs.k8s.io/yaml gives (JSON first, then yaml.v2): sorted keys,
/// lists level with their key, folding at 80 columns. The pretty form is yaml.v3's: indented lists and no folding.
/// </summary>
public static class GoYamlWriter
{
    /// <summary>Appends the value as one document that ends with a line break.</summary>
    /// <param name="convert">Turns engine-owned objects into plain values; without it they are refused.</param>
    /// <exception cref="GoEncodingException">The value cannot be written.</exception>
    public static void Write(Value value, StringBuilder output, Func<HostValue, Value>? convert = null) =>
        new GoYamlEmitter(output, isV3: false, convert).Document(value);

    /// <summary>Appends the value in yaml.v3's form.</summary>
    public static void WritePretty(Value value, StringBuilder output, Func<HostValue, Value>? convert = null) =>
        new GoYamlEmitter(output, isV3: true, convert).Document(value);

    /// <summary>The document without its last line break, as templates want it.</summary>
    public static string ToYaml(Value value, Func<HostValue, Value>? convert = null) => Text(value, false, convert);

    /// <summary>The pretty document without its last line break.</summary>
    public static string ToYamlPretty(Value value, Func<HostValue, Value>? convert = null) => Text(value, true, convert);

    private static string Text(Value value, bool isV3, Func<HostValue, Value>? convert)
    {
        var output = new StringBuilder();
        new GoYamlEmitter(output, isV3, convert).Document(value);
        return output.ToString(0, output.Length - 1);
    }
}
