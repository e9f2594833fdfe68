using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>The part of a `kcl.mod` that evaluation needs: dependencies by path, name to absolute folder.</summary>
public sealed record KclModule(IReadOnlyDictionary<string, string> PathDependencies)
{
    public const string FileName = "kcl.mod";
    public const string ErrorCode = "E_KCL_MOD_PARSE";

    public static readonly KclModule None = new(new Dictionary<string, string>());

    /// <summary>Reads the `kcl.mod` of a folder and, through them, those of its path dependencies.</summary>
    public static KclModule Load(string folder)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var pending = new Queue<string>([Path.GetFullPath(folder)]);
        while (pending.TryDequeue(out var current))
        {
            var path = Path.Combine(current, FileName);
            if (!File.Exists(path) || Parse(path).Get("dependencies") is not TomlTable dependencies)
            {
                continue;
            }

            foreach (var entry in dependencies.Entries)
            {
                if (entry.Value is TomlTable table && table.TryGet("path", out var value) && value is TomlString relative)
                {
                    var target = Path.GetFullPath(relative.Value, current);
                    if (found.TryAdd(entry.Key, target))
                    {
                        pending.Enqueue(target);
                    }
                }
            }
        }

        return found.Count == 0 ? None : new KclModule(found);
    }

    private static TomlDocument Parse(string path) => TomlDocument.Parse(new SourceFile(path, File.ReadAllText(path)), ErrorCode);
}
