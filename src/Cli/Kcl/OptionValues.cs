using System.Globalization;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Kcl;

/// <summary>
/// `-D name=value`: JSON is taken as JSON (numbers in scientific notation as text), KCL constants as themselves, anything
/// else as text.
/// </summary>
internal static class OptionValues
{
    public static IEnumerable<KeyValuePair<string, Value>> Parse(IReadOnlyList<string> given)
    {
        foreach (var text in given)
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0 || split != text.LastIndexOf('=') || string.IsNullOrWhiteSpace(text[..split]) || string.IsNullOrWhiteSpace(text[(split + 1)..]))
            {
                throw new DiagnosticException(new Diagnostic("E3M38", "EvaluationError", "Invalid value for top level arguments"));
            }

            yield return new(text[..split], ValueOf(text[(split + 1)..]));
        }
    }

    private static Value ValueOf(string text)
    {
        switch (text)
        {
            case "True":
                return BoolValue.True;
            case "False":
                return BoolValue.False;
            case "None":
                return NoneValue.Instance;
        }

        if (text.AsSpan().ContainsAny('e', 'E') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return new StrValue(text);
        }

        try
        {
            return JsonReader.Read(new SourceFile("", text), JsonOptions.Exact);
        }
        catch (DataFormatException)
        {
            return new StrValue(text);
        }
    }
}
