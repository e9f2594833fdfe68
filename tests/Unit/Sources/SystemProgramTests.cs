using System.Diagnostics;
using System.Text;
using Kcl.Net.Sources;
using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>Programs of the system that fetching may run: git, with ssh, and Docker's credential helpers. A package brings none of them.</summary>
public sealed class SystemProgramTests : IDisposable
{
    private readonly SourceWorkspace _w = new();

    private string Bin => Directory.CreateDirectory(Path.Combine(_w.Outside, "bin")).FullName;

    public void Dispose() => _w.Dispose();

    private static void Script(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n" + text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int Code, string Output, string Error) Akua(Action<ProcessStartInfo> prepare, params string[] args) =>
        AkuaProcess.Finish(AkuaProcess.Start(_w.Home, start =>
        {
            start.WorkingDirectory = _w.Root;
            start.Environment["PATH"] = $"{Bin}:{start.Environment["PATH"]}";
            prepare(start);
        }, args));

    /// <summary>The runtime looks for a program in the working directory before it looks at the PATH.</summary>
    [ToolFact("git")]
    public void A_program_in_the_package_is_not_run()
    {
        using var repository = new GitRepository();
        repository.Write("main.k", "a = 1\n");
        repository.Commit("v1");
        var mark = Path.Combine(_w.Outside, "ran");
        foreach (var name in new[] { "git", "ssh", "docker-credential-evil" })
        {
            Script(_w.Path(name), $"touch {mark}\n");
        }

        _w.Declare($"g = {{ git = \"{repository.Url}\", tag = \"v1\" }}\n");
        var run = Akua(start => start.Environment["PATH"] = ".:" + start.Environment["PATH"], "lock");
        Assert.True(run.Code == 0, run.Error);
        Assert.False(File.Exists(mark));
        Assert.Null(ProgramPath.Find("git", ".:relative"));
        File.WriteAllText(Path.Combine(Bin, "plain"), "");
        Assert.Null(ProgramPath.Find("plain", Bin));
    }

    [ToolFact("git")]
    public void Git_speaks_ssh()
    {
        using var repository = new GitRepository();
        repository.Write("main.k", "a = 1\n");
        var commit = repository.Commit("v1");
        var words = Path.Combine(_w.Outside, "words");

        // As sshd does: the last word is a command for the shell of the other side.
        Script(Path.Combine(Bin, "ssh"), $"printf '%s\\n' \"$@\" >{words}\nfor last; do :; done\nexec sh -c \"$last\"\n");
        _w.Declare($"g = {{ git = \"ssh://git@localhost:2222{repository.Root}\", tag = \"v1\" }}\n");
        var run = Akua(static _ => { }, "lock", "--json");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains($"git:{commit}", run.Output, StringComparison.Ordinal);
        var given = File.ReadAllLines(words);
        Assert.Contains("BatchMode=yes", given);
        Assert.Contains("git@localhost", given);
        Assert.Contains("2222", given);
        Assert.Contains("git+ssh://localhost:2222", _w.Read("akua.lock"), StringComparison.Ordinal);

        // What asks the user ends the run instead.
        _w.ClearCache();
        Script(Path.Combine(Bin, "ssh"), "echo 'git@localhost: Permission denied (publickey).' >&2\nexit 255\n");
        run = Akua(static _ => { }, "lock");
        Assert.Equal(1, run.Code);
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
    }

    [ToolFact("git")]
    public void An_ssh_address_cannot_be_an_option()
    {
        var mark = Path.Combine(_w.Outside, "ran");
        foreach (var url in new[] { $"ssh://-oProxyCommand=touch${{IFS}}{mark}/x", $"ssh://git@-oProxyCommand=touch {mark}/x", $"ext::sh -c touch {mark}", "git@host:path" })
        {
            _w.Declare($"g = {{ git = \"{url}\", tag = \"v1\" }}\n");
            Assert.Equal(1, Akua(static _ => { }, "lock").Code);
        }

        Assert.False(File.Exists(mark));
    }

    /// <summary>A configuration of Docker with a helper of its own for one host and a store for all others.</summary>
    private DockerConfig Config(string text)
    {
        var path = Path.Combine(_w.Outside, "config.json");
        File.WriteAllText(path, text);
        return DockerConfig.Load(path);
    }

    [Fact]
    public void Helpers_give_credentials_while_something_is_fetched()
    {
        var asked = Path.Combine(_w.Outside, "asked");
        Script(Path.Combine(Bin, "docker-credential-own"), $"[ \"$1\" = get ] || exit 2\nread host\necho \"$host\" >>{asked}\necho '{{\"ServerURL\":\"x\",\"Username\":\"me\",\"Secret\":\"s3\"}}'\n");
        using var server = new LocalServer();
        var host = $"localhost:{server.Port}";
        server.Handler = request => request.Headers.GetValueOrDefault("Authorization") == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:s3"))
            ? new ServedReply(404, [])
            : new ServedReply(401, []) { Headers = { ["WWW-Authenticate"] = "Basic realm=\"r\"" } };
        var docker = Directory.CreateDirectory(Path.Combine(_w.Home, ".docker")).FullName;
        File.WriteAllText(Path.Combine(docker, "config.json"), $"{{\"credHelpers\":{{\"{host}\":\"own\"}}}}");
        _w.Declare($"x = {{ oci = \"oci://{host}/a/b\", version = \"1.0.0\" }}\n");
        var run = Akua(static _ => { }, "lock");
        Assert.Equal(1, run.Code);
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("Basic ", server.Requests.Last().Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal([host], File.ReadAllLines(asked).Distinct());
        Assert.DoesNotContain("s3", run.Error, StringComparison.Ordinal);

        // Offline nothing is asked.
        File.Delete(asked);
        Assert.Equal(1, Akua(static _ => { }, "lock", "--offline").Code);
        Assert.False(File.Exists(asked));
    }

    [Fact]
    public void Helpers_that_misbehave_end_with_a_code()
    {
        foreach (var (name, script, words) in new[]
        {
            ("absent", null, "it is not installed"),
            ("fails", "exit 3\n", "it ended with code 3"),
            ("floods", "yes\n", "it printed more than 64 KiB"),
            ("lies", "echo no json\n", "no JSON of a credential"),
            ("sleeps", "sleep 60\n", "it took too long"),
        })
        {
            if (script is not null)
            {
                Script(Path.Combine(Bin, "docker-credential-" + name), script);
            }

            var failure = WithPath(() => Assert.Throws<Kcl.Net.Diagnostics.DiagnosticException>(() => CredentialHelper.Get(name, "r.io", isRequired: true, TimeSpan.FromSeconds(1))));
            Assert.Equal("E_AUTH_PARSE", failure.Diagnostics[0].Code);
            Assert.Contains(words, failure.Diagnostics[0].Message, StringComparison.Ordinal);
            Assert.Null(WithPath(() => CredentialHelper.Get(name, "r.io", isRequired: false, TimeSpan.FromSeconds(1))));
        }

        Script(Path.Combine(Bin, "docker-credential-none"), "echo 'credentials not found in native keychain'\nexit 1\n");
        Assert.Null(WithPath(() => CredentialHelper.Get("none", "r.io", isRequired: true)));
        Script(Path.Combine(Bin, "docker-credential-id"), "echo '{\"Username\":\"<token>\",\"Secret\":\"t\"}'\n");
        Assert.True(WithPath(() => CredentialHelper.Get("id", "r.io", isRequired: true))!.IsIdentity);
    }

    [Fact]
    public void The_store_for_all_hosts_comes_before_the_file()
    {
        Script(Path.Combine(Bin, "docker-credential-all"), "read host\n[ \"$host\" = kept.io ] || { echo 'credentials not found'; exit 1; }\necho '{\"Username\":\"u\",\"Secret\":\"kept\"}'\n");
        var config = Config($"{{\"credsStore\":\"all\",\"auths\":{{\"kept.io\":{{}},\"file.io\":{{\"auth\":\"{Convert.ToBase64String("u:filed"u8)}\"}}}}}}");
        Assert.Equal("kept", WithPath(() => config.Find("kept.io"))!.Secret);
        Assert.Equal("filed", WithPath(() => config.Find("file.io"))!.Secret);
        Assert.Null(WithPath(() => config.Find("other.io")));
        var bad = Config("{\"credHelpers\":{\"r.io\":\"../../evil\"}}");
        Assert.Contains("no name of a credential helper", Assert.Throws<Kcl.Net.Diagnostics.DiagnosticException>(() => bad.Find("r.io")).Diagnostics[0].Message, StringComparison.Ordinal);

        // A store that is not installed is nobody's error until something is kept in it.
        Assert.Null(Config("{\"credsStore\":\"gone\"}").Find("r.io"));
        Assert.Throws<Kcl.Net.Diagnostics.DiagnosticException>(() => Config("{\"credsStore\":\"gone\",\"auths\":{\"r.io\":{}}}").Find("r.io"));
    }

    private T WithPath<T>(Func<T> run)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", $"{Bin}:{path}");
        try
        {
            return run();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
