using System.Text;

namespace Kcl.Net.Import;

/// <summary>Gives schemas names that KCL accepts and that no two share.</summary>
/// <param name="taken">Names that stand for something else.</param>
internal sealed class SchemaNaming(params ReadOnlySpan<string> taken)
{
    private static readonly string[] SpecialEndings = ["Mixin", "Protocol"];
    private readonly HashSet<string> _taken = new([.. taken], StringComparer.Ordinal);

    /// <summary>`foo-bar.baz` as `FooBarBaz`, with a number behind it when the name is taken.</summary>
    public string Take(string hint)
    {
        var name = Pascal(hint);
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
        {
            name = "Schema" + name;
        }

        // Endings that would change what the schema is.
        if (Array.Exists(SpecialEndings, e => name.EndsWith(e, StringComparison.Ordinal)))
        {
            name += "Schema";
        }

        if (name is "True" or "False" or "None" or "Undefined")
        {
            name += "Schema";
        }

        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }

    private static string Pascal(string text)
    {
        var name = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }

            name.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        return name.ToString();
    }
}
