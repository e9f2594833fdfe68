namespace Kcl.Net.Kustomize;

/// <summary>Cuts paths into names.</summary>
internal static class PathText
{
    /// <summary>Parts at the delimiter, except where a backslash stands before it; one leading delimiter is dropped.</summary>
    public static string[] Split(string path, char delimiter)
    {
        var raw = path.Split(delimiter);
        var from = raw.Length > 1 && raw[0].Length == 0 ? 1 : 0;
        var parts = new List<string>(raw.Length) { raw[from] };
        for (var i = from + 1; i < raw.Length; i++)
        {
            if (parts[^1].EndsWith('\\'))
            {
                parts[^1] = $"{parts[^1][..^1]}{delimiter}{raw[i]}";
            }
            else
            {
                parts.Add(raw[i]);
            }
        }

        return parts.ToArray();
    }

    /// <summary>A dotted path: what stands in brackets stays together, `[a=b]` as a condition and `[a.b]` as a name.</summary>
    public static string[] SplitDotted(string path)
    {
        var raw = Split(path, '.');
        var parts = new List<string>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (!raw[i].StartsWith('[') || raw[i].EndsWith(']'))
            {
                parts.Add(raw[i]);
                continue;
            }

            var from = i;
            while (i + 1 < raw.Length && !raw[++i].EndsWith(']'))
            {
            }

            var bracketed = string.Join('.', raw[from..(i + 1)]);
            parts.Add(bracketed.Contains('=', StringComparison.Ordinal) ? bracketed : bracketed.Trim('[', ']'));
        }

        return parts.ToArray();
    }
}
