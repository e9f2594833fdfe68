using System.Text;
using Kcl.Net.Builtins;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>A world in memory: a clock that stands still and files by path; folders exist by what they hold.</summary>
internal sealed class TestWorld : IWorld
{
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now { get; init; }

    public string WorkingDirectory => "";

    public string HostName => "host";

    public string? EnvironmentVariable(string name) => null;

    public Guid NewGuid() => Guid.Empty;

    public string FullDomainName(string host) => host + ".example";

    public byte[] ReadFile(string path) => Encoding.UTF8.GetBytes(Text(path));

    public void WriteFile(string path, string content) => Files[path] = content;

    public void AppendFile(string path, string content) => Files[path] = Files.GetValueOrDefault(path) + content;

    public bool Exists(string path) => Files.ContainsKey(path) || IsDirectory(path);

    public bool IsDirectory(string path) => path == "." || Files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal));

    public long FileSize(string path) => ReadFile(path).Length;

    public string AbsolutePath(string path) => Exists(path) ? "/" + path : throw Missing();

    public IReadOnlyList<string> ListDirectory(string path)
    {
        var prefix = path == "." ? "" : path + "/";
        return Files.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f[prefix.Length..].Split('/')[0]).Distinct().ToList();
    }

    public void CreateDirectory(string path)
    {
    }

    public void DeleteFile(string path)
    {
        if (!Files.Remove(path))
        {
            throw Missing();
        }
    }

    public void DeleteDirectory(string path) => throw new WorldException("Directory not empty (os error 39)");

    public void CopyFile(string source, string target) => Files[target] = Text(source);

    public void Move(string source, string target)
    {
        Files[target] = Text(source);
        Files.Remove(source);
    }

    private string Text(string path) => Files.TryGetValue(path, out var text) ? text : throw Missing();

    private static WorldException Missing() => new("No such file or directory (os error 2)", notFound: true);
}
