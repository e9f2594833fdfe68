using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

/// <summary>A workspace directory for one test, inside a parent that stands for the outside world.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    public const string Head = "[package]\nname = \"demo\"\nversion = \"0.1.0\"\nedition = \"akua.dev/v1alpha1\"\n\n[dependencies]\n";

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("akua-test-");

    public TemporaryWorkspace(string? dependencies = null)
    {
        Root = _parent.CreateSubdirectory("ws").FullName;
        if (dependencies is not null)
        {
            Write("akua.toml", Head + dependencies);
        }
    }

    public string Root { get; }

    public string Outside => _parent.FullName;

    public Workspace Workspace => new(Root);

    public string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllText(Path(relative), text);
    }

    public string Read(string relative) => File.ReadAllText(Path(relative));

    public void Link(string relative, string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.CreateSymbolicLink(Path(relative), target);
    }

    public void Dispose() => _parent.Delete(recursive: true);
}
