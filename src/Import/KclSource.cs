using System.Globalization;
using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>Names and values as KCL text, in the formatter's style.</summary>
internal static class KclSource
{
    /// <summary>An attribute's declared name: bare, escaped when it is a word of the language, quoted when it is no name.</summary>
    public static string AttributeName(string name) => IsName(name) ? Escaped(name) : Text(name);

    /// <summary>Whether an attribute can have the name: in a string that is a name nothing keeps `${` from being an expression.</summary>
    public static bool CanDeclare(string name) => !name.Contains("${", StringComparison.Ordinal);

    /// <summary>The name to read an attribute by; null for names that no expression can say.</summary>
    public static string? Reading(string name) => IsName(name) ? Escaped(name) : null;

    public static string Literal(Value value) => value switch
    {
        BoolValue flag => flag.Value ? "True" : "False",
        IntValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Number(number.Value),
        StrValue text => Text(text.Value),
        ListValue list => "[" + string.Join(", ", list.Items.ToArray().Select(Literal)) + "]",
        DictValue { Count: 0 } => "{}",
        _ => "None",
    };

    /// <summary>A text between double quotes.</summary>
    public static string Text(string text)
    {
        var source = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            source.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '$' when i + 1 < text.Length && text[i + 1] == '{' => "\\$",
                < ' ' or '\x7f' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => c.ToString(),
            });
        }

        return source.Append('"').ToString();
    }

    /// <summary>A pattern, raw when that can be.</summary>
    public static string PatternText(string pattern)
    {
        if (pattern.AsSpan().ContainsAnyInRange('\0', '\x1f') || pattern.EndsWith('\\'))
        {
            return Text(pattern);
        }

        return !pattern.Contains('"', StringComparison.Ordinal) ? $"r\"{pattern}\"" : !pattern.Contains('\'', StringComparison.Ordinal) ? $"r'{pattern}'" : Text(pattern);
    }

    private static string Number(double value) =>
        Math.Abs(value) < 1e15 && value == Math.Truncate(value) ? ((long)value).ToString(CultureInfo.InvariantCulture) : FloatText.Json(value);

    private static bool IsName(string name)
    {
        if (name.Length == 0 || !(char.IsAsciiLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    private static string Escaped(string name) => IsWord(name) ? "$" + name : name;

    private static bool IsWord(string name) => name is "import" or "as" or "rule" or "schema" or "mixin" or "protocol" or "check" or "for" or "assert" or "if" or "elif" or "else" or "or" or "and" or "not" or "in" or "is"
        or "lambda" or "all" or "any" or "filter" or "map" or "type" or "True" or "False" or "None" or "Undefined";
}
