using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Formatting;

/// <summary>
/// A text with replacement fields `{name.attr[key]!conversion:spec}`; `{{` and `}}` stand for braces. The whole text is read
/// before the first field is filled, so a malformed one fails whatever its arguments are.
/// </summary>
internal static class FormatTemplate
{
    public static string Render(string template, BuiltinCall call)
    {
        var parts = Parse(template);
        var output = new StringBuilder(template.Length + 16);
        var nextAutomatic = 0;
        foreach (var part in parts)
        {
            if (part.Literal is { } literal)
            {
                output.Append(literal);
            }
            else
            {
                var argument = FormatField.Resolve(part.FieldName, call, ref nextAutomatic);
                output.Append(Format(argument, part.Spec, call));
            }

            call.Host.Budget.CheckOutput(output.Length);
        }

        return output.ToString();
    }

    private static string Format(Value argument, string spec, BuiltinCall call) => argument switch
    {
        IntValue number when spec.Length == 0 => number.ToString(),
        IntValue number => FormatSpec.Parse(spec, call.Host.Budget).FormatInteger(number.Value),
        FloatValue number => FormatSpec.Parse(spec, call.Host.Budget).FormatReal(number.Value),
        _ => UndefinedText.Str(argument, call.Host),
    };

    private static List<Part> Parse(string template)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            // Text without braces is taken as a whole.
            if (literal.Length == 0 && template.AsSpan(i).IndexOfAny('{', '}') is var plain && plain != 0)
            {
                var stop = plain < 0 ? template.Length : i + plain;
                if (stop == template.Length || stop + 1 == template.Length || template[stop + 1] != template[stop])
                {
                    parts.Add(new Part(template[i..stop], "", ""));
                    i = stop - 1;
                    continue;
                }
            }

            var c = template[i];
            if (c is not ('{' or '}') || (i + 1 < template.Length && template[i + 1] == c))
            {
                literal.Append(c);
                i += c is '{' or '}' ? 1 : 0;
                continue;
            }

            if (c == '}')
            {
                throw new BuiltinException("format error");
            }

            if (literal.Length > 0)
            {
                parts.Add(new Part(literal.ToString(), "", ""));
                literal.Clear();
            }

            var end = FieldEnd(template, i);
            parts.Add(ParseField(template[(i + 1)..end]));
            i = end;
        }

        if (literal.Length > 0)
        {
            parts.Add(new Part(literal.ToString(), "", ""));
        }

        return parts;
    }

    /// <summary>Index of the brace that closes a field; one level of braces may stand inside.</summary>
    private static int FieldEnd(string template, int open)
    {
        var nested = false;
        for (var i = open + 1; i < template.Length; i++)
        {
            if (template[i] == '{')
            {
                if (nested)
                {
                    break;
                }

                nested = true;
            }
            else if (template[i] == '}')
            {
                if (!nested)
                {
                    return i;
                }

                nested = false;
            }
        }

        throw new BuiltinException("format error");
    }

    private static Part ParseField(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? field : field[..colon];
        var bang = name.IndexOf('!', StringComparison.Ordinal);
        return new Part(null, bang < 0 ? name : name[..bang], colon < 0 ? "" : field[(colon + 1)..]);
    }

    private readonly record struct Part(string? Literal, string FieldName, string Spec);
}
