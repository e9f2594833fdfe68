using System.Globalization;
using Kcl.Net.Diagnostics;
using YamlDotNet.Core;

namespace Kcl.Net.Decoding;

/// <summary>
/// Turns the parser's failures into ours: the sentence in the words libyaml and its ports share, and the line as Go
/// counts it (grammar mistakes are numbered from zero, and line zero is left out).
/// </summary>
internal static class YamlProblem
{
    public static DataFormatException From(SourceFile file, YamlException failure, YamlScanner scanner, int shift)
    {
        var sentence = Sentence(failure.Message);
        var isGrammar = IsGrammar(sentence);
        var place = scanner.Failed ? scanner.CurrentPosition : isGrammar ? failure.Start : failure.End;
        var line = place.Line - 1;
        var goLine = line == 0 ? 0 : isGrammar ? line : line + 1;
        var pointAt = failure.Start.Index == 0 && failure.End.Index == 0 ? place : failure.Start;
        return new DataFormatException(sentence, GoText(sentence, goLine), At(file, pointAt.Index + shift));
    }

    /// <summary>A failure this layer found itself, which Go reports without a line.</summary>
    public static DataFormatException At(SourceFile file, long index, string problem) =>
        new(problem, GoText(problem, 0), At(file, index));

    /// <summary>A failure this layer found itself where Go's scanner would have.</summary>
    public static DataFormatException AtToken(SourceFile file, in Mark place, int shift, string problem) =>
        new(problem, GoText(problem, place.Line == 1 ? 0 : place.Line), At(file, place.Index + shift));

    /// <summary>The message of `yaml.Unmarshal` on its way to JSON.</summary>
    private static string GoText(string problem, long line) =>
        line == 0
            ? $"error converting YAML to JSON: yaml: {problem}"
            : string.Create(CultureInfo.InvariantCulture, $"error converting YAML to JSON: yaml: line {line}: {problem}");

    public static Origin At(SourceFile file, long index)
    {
        var start = (int)Math.Clamp(index, 0, file.Text.Length);
        return new Origin(file, new TextSpan(start, start < file.Text.Length ? 1 : 0));
    }

    private static bool IsGrammar(string sentence) =>
        sentence is "did not find expected ',' or '}'" or "did not find expected ',' or ']'" or "did not find expected '-' indicator"
            or "did not find expected key" or "did not find expected node content" or "did not find expected <document start>"
            or "found undefined tag handle" or "found duplicate %YAML directive" or "found incompatible YAML document"
            or "found duplicate %TAG directive";

    /// <summary>
    /// Drops «While …,» and the final stop, and gives mistakes that only this parser tells apart the name they share elsewhere.
    /// </summary>
    private static string Sentence(string message)
    {
        var text = message.AsSpan().Trim();
        if (text.StartsWith("While ", StringComparison.Ordinal))
        {
            var comma = text.IndexOf(',');
            text = comma < 0 ? text : text[(comma + 1)..].TrimStart();
        }

        text = text.TrimEnd('.');
        var known = text switch
        {
            "found invalid tab as indentation" => "found character that cannot start any token",
            "found a tab character that violate indentation" => "found a tab character that violates indentation",
            "did not find expected hexadecimal number" => "did not find expected hexdecimal number",
            "found value containing disallowed: []{}," or "Anchor value must not be empty" => "did not find expected alphabetic or numeric character",
            "found invalid Unicode surrogates" => "found invalid Unicode character escape code",
            "found a comment without whtespace after '>' indicator" => "did not find expected comment or line break",
            "found invalid mapping" => "mapping values are not allowed in this context",
            "found invalid content after '...' marker" or "Did not find expected <document end>" => "did not find expected <document start>",
            "did not find expected token" or "found more than one anchor" => "did not find expected node content",
            "found wrong indentation" => "could not find expected ':'",
            _ => null,
        };
        return known ?? (text.Length == 0 ? "the text is not YAML" : char.ToLowerInvariant(text[0]) + text[1..].ToString());
    }
}
