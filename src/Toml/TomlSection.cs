using System.Text;

namespace Kcl.Net.Toml;

/// <summary>A `[header]` with its keys, as text to be inserted.</summary>
internal sealed record TomlSection(IReadOnlyList<string> Path, IReadOnlyList<KeyValuePair<string, string>> Entries)
{
    public string ToText(string newline)
    {
        var text = new StringBuilder("[").AppendJoin('.', Path.Select(TomlText.Key)).Append(']').Append(newline);
        foreach (var (key, value) in Entries)
        {
            text.Append(TomlText.Key(key)).Append(" = ").Append(value).Append(newline);
        }

        return text.ToString();
    }
}
