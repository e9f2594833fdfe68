using System.Text;
using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>
/// Sprig's functions that ask the machine, over what the host gives. Charts do not have them; a host whose templates may ask adds
/// them to <see cref="SprigFunctions"/>.
/// </summary>
/// <param name="variables">The value of a variable; empty when there is none.</param>
/// <param name="addresses">The addresses of a host name; empty when it has none. The first is taken.</param>
internal sealed class EnvironmentFunctions(Func<string, string> variables, Func<string, IReadOnlyList<string>> addresses)
{
    private const string OneCharacterNames = "*#$@!?-0123456789";

    public TemplateFunction? Find(string name) => name switch
    {
        "env" => Fixed(name, [Text], a => Str(variables(a[0].Str()))),
        "expandenv" => Fixed(name, [Text], a => Str(Expand(a[0].Str()))),
        "getHostByName" => Fixed(name, [Text], a => addresses(a[0].Str()) is [var first, ..] ? Str(first) : throw Failure("invalid argument to Intn")),
        _ => null,
    };

    /// <summary>Replaces `$NAME` and `${NAME}`. A `$` without a name stays, a bracket without one is dropped.</summary>
    private string Expand(string text)
    {
        var result = new StringBuilder(text.Length);
        var done = 0;
        for (var i = text.IndexOf('$'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', done))
        {
            var (name, length) = Name(text.AsSpan(i + 1));
            result.Append(text, done, i - done);
            if (name.Length > 0)
            {
                result.Append(variables(name.ToString()));
            }
            else if (length == 0)
            {
                result.Append('$');
            }

            done = i + 1 + length;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The name at the start of a text and how many characters it takes with its brackets.</summary>
    private static (string Name, int Length) Name(ReadOnlySpan<char> text)
    {
        if (text[0] != '{')
        {
            if (OneCharacterNames.Contains(text[0]))
            {
                return (text[..1].ToString(), 1);
            }

            var length = 0;
            while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
            {
                length++;
            }

            return (text[..length].ToString(), length);
        }

        if (text.Length > 2 && OneCharacterNames.Contains(text[1]) && text[2] == '}')
        {
            return (text[1..2].ToString(), 3);
        }

        var end = text.IndexOf('}');
        return end < 0 ? ("", 1) : (text[1..end].ToString(), end + 1);
    }
}
