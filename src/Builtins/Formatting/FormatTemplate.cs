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
        for (var at = 0; at < template.Length;)
        {
            Next(template, ref at, out _);
        }

        using var output = new TextBuffer();
        var nextAutomatic = 0;
        for (var at = 0; at < template.Length;)
        {
            var part = Next(template, ref at, out var isField);
            if (isField)
            {
                AppendField(part, call, ref nextAutomatic, output);
            }
            else
            {
                output.Append(part);
            }

            call.Host.Budget.CheckOutput(output.Length);
        }

        return output.ToString();
    }

    private static void AppendField(ReadOnlySpan<char> field, BuiltinCall call, ref int nextAutomatic, TextBuffer output)
    {
        var colon = field.IndexOf(':');
        var name = colon < 0 ? field : field[..colon];
        var bang = name.IndexOf('!');
        var argument = FormatField.Resolve(bang < 0 ? name : name[..bang], call, ref nextAutomatic);
        var spec = colon < 0 ? "" : field[(colon + 1)..].ToString();
        if (argument is IntValue number && spec.Length == 0)
        {
            output.Append(number.Value);
        }
        else
        {
            output.Append(Format(argument, spec, call));
        }
    }

    private static string Format(Value argument, string spec, BuiltinCall call) => argument switch
    {
        IntValue number => FormatSpec.Parse(spec, call.Host.Budget).FormatInteger(number.Value),
        FloatValue number => FormatSpec.Parse(spec, call.Host.Budget).FormatReal(number.Value),
        _ => UndefinedText.Str(argument, call.Host),
    };

    /// <summary>The next piece of text or the inside of the next field.</summary>
    private static ReadOnlySpan<char> Next(string template, ref int at, out bool isField)
    {
        var rest = template.AsSpan(at);
        var plain = rest.IndexOfAny('{', '}');
        isField = false;
        if (plain != 0)
        {
            var text = plain < 0 ? rest : rest[..plain];
            at += text.Length;
            return text;
        }

        if (rest.Length > 1 && rest[1] == rest[0])
        {
            at += 2;
            return rest[..1];
        }

        if (rest[0] == '}')
        {
            throw new BuiltinException("format error");
        }

        var open = at;
        isField = true;
        at = FieldEnd(template, open) + 1;
        return template.AsSpan(open + 1, at - open - 2);
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
}
