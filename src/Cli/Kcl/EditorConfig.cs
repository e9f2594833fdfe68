using System.Globalization;
using Kcl.Net.Formatting;

namespace Kcl.Net.Cli.Kcl;

/// <summary>
/// Indentation as `.editorconfig` files say it (editorconfig.org): those in the file's folder and above it, up to one that is
/// `root`; nearer files and later sections win. What cannot be read is ignored.
/// </summary>
internal static class EditorConfig
{
    private const string Name = ".editorconfig";
    private const int MaxWidth = 32;
    private const long MaxBytes = 1 << 20;

    /// <param name="path">Full path of the source file.</param>
    public static FormatOptions Apply(string path, FormatOptions options)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files(path))
        {
            Read(file, path, properties);
        }

        if (properties.GetValueOrDefault("indent_style") is "tab" or "space")
        {
            options = options with { UseTabs = properties["indent_style"] == "tab" };
        }

        var size = properties.GetValueOrDefault("indent_size");
        var width = Number(size == "tab" ? properties.GetValueOrDefault("tab_width") : size);
        return width is { } spaces ? options with { IndentWidth = spaces } : options;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxWidth ? number : null;

    /// <summary>The files that apply, the farthest first.</summary>
    private static List<string> Files(string path)
    {
        var files = new List<string>();
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, Name);
            if (File.Exists(file) && new FileInfo(file).Length <= MaxBytes)
            {
                files.Insert(0, file);
                if (IsRoot(file))
                {
                    break;
                }
            }
        }

        return files;
    }

    private static bool IsRoot(string file)
    {
        foreach (var line in Lines(file))
        {
            if (line.StartsWith('['))
            {
                break;
            }

            if (Pair(line) is ("root", var value))
            {
                return value == "true";
            }
        }

        return false;
    }

    private static void Read(string file, string path, Dictionary<string, string> properties)
    {
        var folder = Path.GetDirectoryName(file)!;
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        var applies = false;
        foreach (var line in Lines(file))
        {
            if (line.StartsWith('['))
            {
                var end = line.LastIndexOf(']');
                applies = end > 0 && EditorConfigGlob.Matches(line[1..end], relative);
            }
            else if (applies && Pair(line) is { } pair)
            {
                properties[pair.Key] = pair.Value;
            }
        }
    }

    private static IEnumerable<string> Lines(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (var line in lines)
        {
            var text = line.Trim();
            if (text.Length > 0 && text[0] is not ('#' or ';'))
            {
                yield return text;
            }
        }
    }

    private static (string Key, string Value)? Pair(string line)
    {
        var split = line.IndexOf('=', StringComparison.Ordinal);
        return split <= 0 ? null : (line[..split].Trim().ToLowerInvariant(), line[(split + 1)..].Trim().ToLowerInvariant());
    }
}
