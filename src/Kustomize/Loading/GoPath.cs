namespace Kcl.Net.Kustomize;

/// <summary>Paths as Go's path/filepath treats them on Unix: they are only text.</summary>
internal static class GoPath
{
    public static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary>Without `.`, `..` where it can be, and doubled or final slashes.</summary>
    public static string Clean(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var isAbsolute = IsAbsolute(path);
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count > 0 && parts[^1] != "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                case ".." when isAbsolute:
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        var text = string.Join('/', parts);
        return isAbsolute ? "/" + text : text.Length == 0 ? "." : text;
    }

    public static string Join(string a, string b) => a.Length == 0 ? (b.Length == 0 ? "" : Clean(b)) : b.Length == 0 ? Clean(a) : Clean($"{a}/{b}");

    public static string Base(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        path = path.TrimEnd('/');
        return path.Length == 0 ? "/" : path[(path.LastIndexOf('/') + 1)..];
    }

    public static string Directory(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    /// <summary>Whether a folder is another one or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder == "/" || path == folder || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
}
