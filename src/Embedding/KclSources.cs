using Kcl.Net.Modules;

namespace Kcl.Net.Embedding;

/// <summary>
/// The files of a program, in memory: path to text, with `/` between folders. Imports are looked up among them. Paths are shown
/// in diagnostics as they are given here. Use <see cref="OnDisk"/> for files of the machine.
/// </summary>
public sealed class KclSources
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly string? _folder;

    public KclSources() => Tree = new MemorySourceTree(_files);

    private KclSources(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Tree = new DiskSourceTree();
    }

    /// <summary>The text of a file.</summary>
    public string this[string path]
    {
        get => _files[path];
        set => _files[path] = _folder is null ? value : throw new InvalidOperationException("sources on disk are not set");
    }

    internal SourceTree Tree { get; }

    internal string Root => _folder ?? "";

    /// <summary>Files under a folder of the machine.</summary>
    public static KclSources OnDisk(string folder) => new(folder);

    internal EntryFile Entry(string path) => new(Locate(path));

    internal string Locate(string path) => _folder is null ? path : Path.GetFullPath(path, _folder);

    /// <summary>Folders exist where files are below them.</summary>
    private sealed class MemorySourceTree(Dictionary<string, string> files) : SourceTree
    {
        public override string? ReadFile(string path) => files.GetValueOrDefault(path);

        public override bool FileExists(string path) => files.ContainsKey(path);

        public override bool DirectoryExists(string path) => path.Length == 0 || files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal));

        public override IReadOnlyList<string> ListFiles(string directory) =>
            files.Keys.Where(f => (Path.GetDirectoryName(f) ?? "") == directory).Order(StringComparer.Ordinal).ToList();
    }
}
