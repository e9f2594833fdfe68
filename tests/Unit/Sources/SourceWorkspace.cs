using System.Text;
using Kcl.Net.Cli;
using Kcl.Net.Sources;
using Kcl.Net.Tests.Unit.Cli;
using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>A workspace with a user's home of its own, and the command line run in it.</summary>
internal sealed class SourceWorkspace : IDisposable
{
    private readonly TemporaryWorkspace _workspace;

    public SourceWorkspace(string? dependencies = null, string? home = null)
    {
        _workspace = new TemporaryWorkspace(dependencies);
        Home = home ?? Directory.CreateDirectory(System.IO.Path.Combine(_workspace.Outside, "home")).FullName;
        Environment["HOME"] = Home;
    }

    public string Home { get; }

    public string Root => _workspace.Root;

    public string Outside => _workspace.Outside;

    public Dictionary<string, string> Environment { get; } = [];

    public Func<TransportOptions, TransportOptions> Transport { get; set; } = static options => options;

    public string Input { get; set; } = "";

    public string CacheRoot => System.IO.Path.Combine(Home, ".cache", "akua");

    public Kcl.Net.Packages.Workspace Workspace => _workspace.Workspace;

    public string Path(string relative) => _workspace.Path(relative);

    public void Write(string relative, string text) => _workspace.Write(relative, text);

    public string Read(string relative) => _workspace.Read(relative);

    public void Link(string relative, string target) => _workspace.Link(relative, target);

    public void Declare(string dependencies) => Write("akua.toml", TemporaryWorkspace.Head + dependencies);

    /// <summary>Runs a verb with `--workspace`; paths of the machine are taken out of what it prints.</summary>
    public CliRun Run(params string[] args) => Raw([.. args, "--workspace", Root]);

    public CliRun Json(params string[] args) => Run([.. args, "--json"]);

    public CliRun Render(params string[] args) => Raw(["render", "--package", Path("package.k"), "--stdout", .. args]);

    public CliRun Raw(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var host = new CliHost(output, error, n => Environment.GetValueOrDefault(n))
        {
            WorkingDirectory = Root,
            Input = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
            Transport = Transport,
        };
        var code = AkuaCommandLine.Run(args, host);
        return new CliRun(code, Clean(output), Clean(error));
    }

    public void ClearCache()
    {
        if (Directory.Exists(CacheRoot))
        {
            Directory.Delete(CacheRoot, recursive: true);
        }
    }

    public void Dispose() => _workspace.Dispose();

    private string Clean(MemoryStream bytes) =>
        Encoding.UTF8.GetString(bytes.ToArray()).Replace(Root, "W", StringComparison.Ordinal).Replace(Home, "HOME", StringComparison.Ordinal);
}
