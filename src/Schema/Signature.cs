using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>
/// Reads `(key: str, n: int = 0, *args: any) -> [str]`. A starred parameter takes any number of arguments, so the
/// function is variadic; a parameter with a default may be left out.
/// </summary>
internal static class Signature
{
    public static FunctionType Read(string text)
    {
        var close = ClosingParenthesis(text);
        var parameters = new List<FunctionParameter>();
        var isVariadic = false;
        foreach (var part in Split(text[1..close], ','))
        {
            if (part.StartsWith('*'))
            {
                isVariadic = true;
            }
            else if (part.Length > 0)
            {
                parameters.Add(Parameter(part));
            }
        }

        var arrow = text.IndexOf("->", close, StringComparison.Ordinal);
        return new FunctionType(parameters, arrow < 0 ? BasicType.Any : TypeOf(text[(arrow + 2)..]), isVariadic);
    }

    private static FunctionParameter Parameter(string part)
    {
        var sides = Split(part, '=');
        var names = Split(sides[0], ':');
        return new FunctionParameter(names[0], names.Count < 2 ? BasicType.Any : TypeOf(sides[0][(sides[0].IndexOf(':', StringComparison.Ordinal) + 1)..]), sides.Count > 1);
    }

    private static KclType TypeOf(string text) => text.Trim() switch
    {
        "any" => BasicType.Any,
        "str" => BasicType.Str,
        "int" => BasicType.Int,
        "bool" => BasicType.Bool,
        "float" => BasicType.Float,
        "None" => BasicType.None,
        var other => Parser.ParseType(other) is { } type ? TypeOf(type) : BasicType.Any,
    };

    private static KclType TypeOf(TypeSyntax? type) => type switch
    {
        BasicTypeSyntax basic => Checker.Basic(basic.Kind),
        LiteralTypeSyntax literal => Checker.LiteralTypeOf(literal.Literal),
        ListTypeSyntax list => new ListType(TypeOf(list.Item)),
        DictTypeSyntax dict => new DictType(TypeOf(dict.Key), TypeOf(dict.Value)),
        UnionTypeSyntax union => new UnionType(union.Members.Select(TypeOf).ToArray()),
        FunctionTypeSyntax function => new FunctionType(function.Parameters.Select(p => new FunctionParameter("", TypeOf(p), hasDefault: false)).ToArray(), TypeOf(function.Result)),
        NamedTypeSyntax { Name.Text: "None" } => BasicType.None,
        NamedTypeSyntax { Name.Text: "units.NumberMultiplier" } => NumberMultiplierType.General,
        _ => BasicType.Any,
    };

    private static int ClosingParenthesis(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>Parts between separators that stand outside brackets and quotes.</summary>
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start, quote) = (0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == separator && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth += c switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
