using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;
using YamlDotNet.Core;

namespace Kcl.Net.Installations;

/// <summary>
/// `inputs.yaml` as a text that is edited where values stand: comments, order and layout of everything else stay. An input that is there
/// only as a comment with its default takes the comment's place.
/// </summary>
internal sealed class InputsDocument
{
    public InputsDocument(string text)
    {
        Text = text;
        Values = Read(text);
    }

    public string Text { get; private set; }

    public DictValue Values { get; private set; }

    /// <summary>Reads an inputs text; anything but a mapping is refused.</summary>
    public static DictValue Read(string text, string shown = InstallFiles.Inputs)
    {
        try
        {
            return YamlReader.Read(new SourceFile(shown, text), YamlOptions.Core12) switch
            {
                DictValue values => values,
                { IsNullish: true } => new DictValue(),
                _ => throw InstallCodes.Failure(InstallCodes.Inputs, "the inputs must be a mapping", path: shown),
            };
        }
        catch (DataFormatException e)
        {
            throw new DiagnosticException(Diagnostic.At(InstallCodes.Inputs, "", e.Origin ?? new Origin(new SourceFile(shown, text), default), e.Problem));
        }
    }

    /// <summary>Sets the value at a path of keys.</summary>
    public void Set(IReadOnlyList<string> path, Value value)
    {
        var wanted = With(Values, path, 0, value);
        if (KclEquality.AreEqual(wanted, Values))
        {
            return;
        }

        string edited;
        try
        {
            edited = Edit(path, value);
        }
        catch (YamlException)
        {
            throw Refused(path);
        }

        if (!KclEquality.AreEqual(Read(edited), wanted))
        {
            throw Refused(path);
        }

        (Text, Values) = (edited, wanted);
    }

    /// <summary>Takes a value out, with its lines; nothing happens where there is none.</summary>
    public void Remove(IReadOnlyList<string> path)
    {
        if (Without(Values, path, 0) is not { } wanted)
        {
            return;
        }

        var place = YamlPlace.Of(Text);
        (string Key, YamlPlace KeyPlace, YamlPlace Value) found = default;
        foreach (var name in path)
        {
            found = place?.Entries?.FirstOrDefault(e => e.Key == name) ?? default;
            if (place is { IsFlow: true } || found.Value is null)
            {
                throw Refused(path);
            }

            place = found.Value;
        }

        var start = Text.LastIndexOf('\n', Math.Max(found.KeyPlace!.Start - 1, 0)) + 1;
        var edited = string.Concat(Text.AsSpan(0, start), Text.AsSpan(LineEnd(Math.Max(found.Value!.End - 1, found.KeyPlace.End))));
        Values = KclEquality.AreEqual(Read(edited), wanted) ? wanted : throw Refused(path);
        Text = edited;
    }

    private static DictValue? Without(DictValue old, IReadOnlyList<string> path, int depth)
    {
        if (!old.TryGetValue(path[depth], out var value))
        {
            return null;
        }

        var copy = old.Copy();
        if (depth == path.Count - 1)
        {
            copy.Remove(path[depth]);
            return copy;
        }

        if (value is not DictValue nested || Without(nested, path, depth + 1) is not { } without)
        {
            return null;
        }

        copy.SetValue(path[depth], without);
        return copy;
    }

    private static DiagnosticException Refused(IReadOnlyList<string> path) =>
        InstallCodes.Failure(InstallCodes.Inputs, $"`{string.Join('.', path)}` cannot be set in the way inputs.yaml is written (an anchor, a tag or a merge key)", "edit the file with `akua install edit --editor`", InstallFiles.Inputs);

    private string Edit(IReadOnlyList<string> path, Value value)
    {
        var place = YamlPlace.Of(Text);
        if (place is not { Entries: not null })
        {
            return Appended(Text, Block(path, 0, value, 0));
        }

        for (var depth = 0; ; depth++)
        {
            var found = place!.Entries!.FirstOrDefault(e => e.Key == path[depth]);
            if (found.Value is null)
            {
                return Insert(place, path, depth, value);
            }

            if (depth < path.Count - 1 && found.Value.Entries is not null)
            {
                place = found.Value;
                continue;
            }

            var replaced = value;
            for (var i = path.Count - 1; i > depth; i--)
            {
                var nested = new DictValue();
                nested.Set(path[i], replaced);
                replaced = nested;
            }

            return Replace(found.KeyPlace, found.Value, replaced);
        }
    }

    private string Replace(YamlPlace key, YamlPlace old, Value value)
    {
        var colon = Text.IndexOf(':', key.End);
        var end = Math.Max(old.End, colon + 1);
        var keepsLine = end > 0 && Text[end - 1] == '\n' ? "\n" : "";
        return $"{Text[..(colon + 1)]} {Flow(value)}{keepsLine}{Text[end..]}";
    }

    private string Insert(YamlPlace mapping, IReadOnlyList<string> path, int depth, Value value)
    {
        if (mapping.IsFlow)
        {
            var close = Text.IndexOf('}', mapping.Entries!.Count > 0 ? mapping.Entries[^1].Value.End : mapping.Start);
            return close < 0 ? throw Refused(path) : Text.Insert(close, $"{(mapping.Entries!.Count > 0 ? ", " : "")}{Flow(new StrValue(path[depth]))}: {Flow(depth == path.Count - 1 ? value : Nested(path, depth + 1, value))}");
        }

        var block = Block(path, depth, value, mapping.Column);
        if (Commented(path[depth], mapping.Column) is { } comment)
        {
            return string.Concat(Text.AsSpan(0, comment.Start), block, Text.AsSpan(comment.End));
        }

        var line = Text.IndexOf('\n', Math.Max(mapping.End - 1, 0));
        return line < 0 ? Appended(Text, block) : Text.Insert(line + 1, block);
    }

    /// <summary>The lines of a default that is commented out: `# name: value` in the column of its mapping.</summary>
    private (int Start, int End)? Commented(string key, int column)
    {
        var begin = new string(' ', column) + "# " + key + ":";
        for (var at = 0; at < Text.Length;)
        {
            var end = LineEnd(at);
            if (Text.AsSpan(at).StartsWith(begin, StringComparison.Ordinal) && (at + begin.Length >= Text.Length || char.IsWhiteSpace(Text[at + begin.Length])))
            {
                var more = new string(' ', column) + "# ";
                while (end < Text.Length && Text.AsSpan(end).StartsWith(more, StringComparison.Ordinal) && end + more.Length < Text.Length && Text[end + more.Length] is ' ' or '-')
                {
                    end = LineEnd(end);
                }

                return (at, end);
            }

            at = end;
        }

        return null;
    }

    private int LineEnd(int at) => Text.IndexOf('\n', at) is var end && end < 0 ? Text.Length : end + 1;

    private static string Appended(string text, string block) => text.Length == 0 || text.EndsWith('\n') ? text + block : text + "\n" + block;

    private static string Block(IReadOnlyList<string> path, int depth, Value value, int column)
    {
        var text = new StringBuilder();
        for (var i = depth; i < path.Count; i++)
        {
            text.Append(' ', column + (2 * (i - depth))).Append(Flow(new StrValue(path[i]))).Append(':');
            text.Append(i < path.Count - 1 ? "\n" : " " + Flow(value) + "\n");
        }

        return text.ToString();
    }

    private static DictValue Nested(IReadOnlyList<string> path, int depth, Value value)
    {
        var nested = new DictValue();
        nested.Set(path[depth], depth == path.Count - 1 ? value : Nested(path, depth + 1, value));
        return nested;
    }

    /// <summary>A value on one line. Text that reads as itself is not quoted.</summary>
    private static string Flow(Value value)
    {
        if (value is StrValue text && text.Value.Length > 0 && text.Value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/') && char.IsAsciiLetter(text.Value[0]) && !Yaml11.IsNotString(text.Value))
        {
            return text.Value;
        }

        return JsonWriter.Write(value, OutputFilter.Everything);
    }

    private static DictValue With(DictValue old, IReadOnlyList<string> path, int depth, Value value)
    {
        var copy = old.Copy();
        copy.SetValue(path[depth], depth == path.Count - 1 ? value : With(old[path[depth]] as DictValue ?? new DictValue(), path, depth + 1, value));
        return copy;
    }
}
