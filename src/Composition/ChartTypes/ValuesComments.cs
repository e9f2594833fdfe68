using System.Text;

namespace Kcl.Net.Composition;

/// <summary>
/// What a `values.yaml` says of its values: the comment lines right above a key, else the comment behind it, and
/// `@param PATH TEXT` lines. Goes by lines and indentation, since a YAML reader drops comments; what it cannot follow has no comment.
/// </summary>
internal sealed class ValuesComments
{
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly List<(int Indent, string Path)> _around = [];
    private readonly StringBuilder _above = new();
    private int _aboveIndent;
    private int _blockIndent = -1;

    /// <summary>Comments by dotted path of the key.</summary>
    public static Dictionary<string, string> Read(string text)
    {
        var comments = new ValuesComments();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            comments.Line(line);
        }

        return comments._found;
    }

    private void Line(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart(' ');
        var indent = line.Length - content.Length;
        if (content.IsEmpty)
        {
            _above.Clear();
            return;
        }

        if (_blockIndent >= 0 && indent > _blockIndent)
        {
            return;
        }

        _blockIndent = -1;
        if (content[0] == '#')
        {
            Comment(content, indent);
            return;
        }

        if (KeyEnd(content) is var end && end > 0)
        {
            Key(content, indent, end);
        }

        _above.Clear();
    }

    private void Comment(ReadOnlySpan<char> content, int indent)
    {
        var text = content.TrimStart('#').Trim();
        if (text.StartsWith("@param ", StringComparison.Ordinal))
        {
            Parameter(text["@param ".Length..].Trim());
            return;
        }

        if (text.StartsWith("-- ", StringComparison.Ordinal))
        {
            // The mark of documentation: what stands above it is something else.
            _above.Clear();
            text = text[3..];
        }

        if (text.IsEmpty || text[0] == '@' || indent != _aboveIndent)
        {
            _above.Clear();
        }

        _aboveIndent = indent;
        if (!text.IsEmpty && text[0] != '@')
        {
            _above.Append(_above.Length > 0 ? "\n" : "").Append(text);
        }
    }

    /// <summary>`a.b [string] What it is for`</summary>
    private void Parameter(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        if (space <= 0)
        {
            return;
        }

        var rest = text[space..].Trim();
        if (rest.StartsWith("[", StringComparison.Ordinal) && rest.IndexOf(']') is var close and > 0)
        {
            rest = rest[(close + 1)..].Trim();
        }

        _found[text[..space].ToString()] = rest.ToString();
    }

    private void Key(ReadOnlySpan<char> content, int indent, int end)
    {
        while (_around.Count > 0 && _around[^1].Indent >= indent)
        {
            _around.RemoveAt(_around.Count - 1);
        }

        var name = content[..end].Trim().Trim("\"'").ToString();
        var path = _around.Count == 0 ? name : _around[^1].Path + "." + name;
        _around.Add((indent, path));
        var value = content[(end + 1)..].Trim();
        var behind = value.IndexOf("#", StringComparison.Ordinal) is var hash && (hash == 0 || (hash > 0 && value[hash - 1] == ' ')) ? hash : -1;
        var comment = _above.Length > 0 && _aboveIndent == indent ? _above.ToString()
            : behind >= 0 && value is not ['"' or '\'', ..] ? value[(behind + 1)..].TrimStart("#-").Trim().ToString() : "";
        if (comment.Length > 0)
        {
            _found.TryAdd(path, comment);
        }

        if (value is ['|' or '>', ..])
        {
            _blockIndent = indent;
        }
    }

    /// <summary>Where the colon behind a plain or quoted key is; -1 for what is no key of a block mapping.</summary>
    private static int KeyEnd(ReadOnlySpan<char> content)
    {
        if (content[0] is '-' or '{' or '[' or '}' or ']' or '|' or '>')
        {
            return -1;
        }

        var from = content[0] is '"' or '\'' ? content[1..].IndexOf(content[0]) + 1 : 0;
        for (var i = from; i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' '))
            {
                return i;
            }
        }

        return -1;
    }
}
