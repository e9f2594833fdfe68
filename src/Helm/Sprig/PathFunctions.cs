using System.Text;
using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Go's `path` functions; the `os…` ones are the same, as charts are rendered for Linux.</summary>
internal static class PathFunctions
{
    public static TemplateFunction? Find(string name) => name switch
    {
        "base" or "osBase" => OfText(name, Base),
        "dir" or "osDir" => OfText(name, Directory),
        "clean" or "osClean" => OfText(name, Clean),
        "ext" or "osExt" => OfText(name, Extension),
        "isAbs" or "osIsAbs" => Fixed(name, [Text], a => Bool(a[0].Str().StartsWith('/'))),
        _ => null,
    };

    public static string Base(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    public static string Directory(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    public static string Extension(string path)
    {
        for (var i = path.Length - 1; i >= 0 && path[i] != '/'; i--)
        {
            if (path[i] == '.')
            {
                return path[i..];
            }
        }

        return "";
    }

    /// <summary>The shortest path of the same place.</summary>
    public static string Clean(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var rooted = path[0] == '/';
        var kept = new List<string>();
        foreach (var part in path.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when kept.Count > 0 && kept[^1] != "..":
                    kept.RemoveAt(kept.Count - 1);
                    break;
                case ".." when rooted:
                    break;
                default:
                    kept.Add(part);
                    break;
            }
        }

        var clean = new StringBuilder(rooted ? "/" : "").AppendJoin('/', kept).ToString();
        return clean.Length == 0 ? "." : clean;
    }
}
