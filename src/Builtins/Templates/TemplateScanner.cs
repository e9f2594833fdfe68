using System.Text;

namespace Kcl.Net.Builtins.Templates;

/// <summary>
/// Cuts a template into texts and tags, then removes white space: `~` takes all of it on its side, and a tag that produces
/// nothing takes its whole line when it stands alone on it.
/// </summary>
internal static class TemplateScanner
{
    public static List<TemplateTag> Scan(string template)
    {
        var tags = Cut(template);
        var alone = new bool[tags.Count];
        for (var i = 0; i < tags.Count; i++)
        {
            alone[i] = tags[i].CanStandAlone && EndsLine(tags, i) && StartsLine(tags, i);
        }

        for (var i = 0; i < tags.Count; i++)
        {
            if (alone[i])
            {
                RemoveLine(tags, i);
            }
        }

        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].TrimBefore && i > 0 && tags[i - 1].Kind == TagKind.Text)
            {
                tags[i - 1].Content = tags[i - 1].Content.TrimEnd();
            }

            if (tags[i].TrimAfter && i + 1 < tags.Count && tags[i + 1].Kind == TagKind.Text)
            {
                tags[i + 1].Content = tags[i + 1].Content.TrimStart();
            }
        }

        return tags;
    }

    private static List<TemplateTag> Cut(string template)
    {
        var tags = new List<TemplateTag>();
        var text = new StringBuilder();
        var textStart = 0;
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                break;
            }

            if (open > at && template[open - 1] == '\\')
            {
                // An escaped tag is text up to the next one.
                text.Append(template, at, open - 1 - at).Append("{{");
                at = open + 2;
                continue;
            }

            text.Append(template, at, open - at);
            if (text.Length > 0)
            {
                tags.Add(new TemplateTag(TagKind.Text, textStart, text.ToString()));
                text.Clear();
            }

            tags.Add(ReadTag(template, open, out at));
            textStart = at;
        }

        text.Append(template, at, template.Length - at);
        if (text.Length > 0)
        {
            tags.Add(new TemplateTag(TagKind.Text, textStart, text.ToString()));
        }

        return tags;
    }

    private static TemplateTag ReadTag(string template, int open, out int next)
    {
        var rest = template.AsSpan(open);
        if (rest.StartsWith("{{!--") || rest.StartsWith("{{~!--"))
        {
            return Comment(template, open, "--", out next);
        }

        if (rest.StartsWith("{{!") || rest.StartsWith("{{~!"))
        {
            return Comment(template, open, "", out next);
        }

        var triple = rest.StartsWith("{{{") || rest.StartsWith("{{~{");
        var close = FindClose(template, open + 2, triple ? "}}}" : "}}", triple, out var closeLength);
        var inside = template[(open + 2)..close];
        next = close + closeLength;
        var trimBefore = inside.StartsWith('~');
        inside = trimBefore ? inside[1..] : inside;
        inside = triple ? inside.TrimStart('{') : inside;
        var trimAfter = inside.EndsWith('~') || template[next - 3] == '~';
        inside = inside.EndsWith('~') ? inside[..^1] : inside;
        var body = inside.Trim();
        var (kind, content) = Classify(body, triple);
        return new TemplateTag(kind, open, content) { TrimBefore = trimBefore, TrimAfter = trimAfter };
    }

    private static (TagKind Kind, string Content) Classify(string body, bool triple)
    {
        if (triple)
        {
            return (TagKind.RawOutput, body);
        }

        if (body.StartsWith("#*inline", StringComparison.Ordinal))
        {
            return (TagKind.InlineOpen, body[8..].Trim());
        }

        if (body is "^" or "else")
        {
            return (TagKind.Else, "");
        }

        if (body.StartsWith("else ", StringComparison.Ordinal))
        {
            return (TagKind.Else, body[5..].Trim());
        }

        return body.Length == 0 ? (TagKind.Output, "") : body[0] switch
        {
            '#' => (TagKind.Open, body[1..].Trim()),
            '/' => (TagKind.Close, body[1..].Trim()),
            '>' => (TagKind.Partial, body[1..].Trim()),
            '&' => (TagKind.RawOutput, body[1..].Trim()),
            _ => (TagKind.Output, body),
        };
    }

    private static TemplateTag Comment(string template, int open, string dashes, out int next)
    {
        var close = template.IndexOf(dashes + "}}", open + 3, StringComparison.Ordinal);
        var trimmed = dashes.Length > 0 ? template.IndexOf("--~}}", open + 3, StringComparison.Ordinal) : -1;
        var trimAfter = trimmed >= 0 && (close < 0 || trimmed < close);
        close = trimAfter ? trimmed : close;
        if (close < 0)
        {
            throw TemplateException.Malformed("InvalidSyntax(\"expected comment end\")").At(open);
        }

        next = close + dashes.Length + (trimAfter ? 3 : 2);
        return new TemplateTag(TagKind.Comment, open, "") { TrimBefore = template[open + 2] == '~', TrimAfter = trimAfter };
    }

    /// <summary>The end of a tag, looking past quoted strings.</summary>
    private static int FindClose(string template, int at, string mark, bool triple, out int length)
    {
        var quote = '\0';
        for (; at < template.Length; at++)
        {
            var c = template[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (template.AsSpan(at).StartsWith(mark))
            {
                length = mark.Length;
                return at;
            }
            else if (triple && template.AsSpan(at).StartsWith("}~}}"))
            {
                length = 4;
                return at;
            }
        }

        throw TemplateException.Malformed(
            "InvalidSyntax(\"expected identifier, subexpression, leading_tilde_to_omit_whitespace, or path_inline\")").At(at);
    }

    private static bool StartsLine(List<TemplateTag> tags, int at)
    {
        if (at == 0)
        {
            return true;
        }

        var before = tags[at - 1];
        if (before.Kind != TagKind.Text)
        {
            return false;
        }

        var newline = before.Content.LastIndexOf('\n');
        return before.Content.AsSpan(newline + 1).IsWhiteSpace() && (newline >= 0 || at == 1);
    }

    private static bool EndsLine(List<TemplateTag> tags, int at)
    {
        if (at == tags.Count - 1)
        {
            return true;
        }

        var after = tags[at + 1];
        if (after.Kind != TagKind.Text)
        {
            return false;
        }

        var newline = after.Content.IndexOf('\n', StringComparison.Ordinal);
        return after.Content.AsSpan(0, newline < 0 ? after.Content.Length : newline).IsWhiteSpace() && (newline >= 0 || at + 1 == tags.Count - 1);
    }

    private static void RemoveLine(List<TemplateTag> tags, int at)
    {
        if (at > 0 && tags[at - 1].Kind == TagKind.Text)
        {
            var before = tags[at - 1].Content;
            tags[at - 1].Content = before[..(before.LastIndexOf('\n') + 1)];
        }

        if (at + 1 < tags.Count && tags[at + 1].Kind == TagKind.Text)
        {
            var after = tags[at + 1].Content;
            var newline = after.IndexOf('\n', StringComparison.Ordinal);
            tags[at + 1].Content = newline < 0 ? "" : after[(newline + 1)..];
        }
    }
}
