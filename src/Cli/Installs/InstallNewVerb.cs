using System.CommandLine;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>`akua install new`: a product's installation in a repository of its own.</summary>
internal sealed class InstallNewVerb : EventVerb
{
    private readonly Argument<string> _product = new("product") { Description = "A directory, oci://HOST/REPOSITORY or git+URL#FOLDER" };
    private readonly Option<string?> _version = new("--version") { Description = "The version; without it the latest", HelpName = "VERSION" };
    private readonly Option<string?> _name = new("--name") { Description = "The installation's name; default: the repository's", HelpName = "NAME" };
    private readonly Option<string?> _customer = new("--customer") { Description = "Whose it is; default: its name", HelpName = "NAME" };
    private readonly Option<string> _branch = new("--branch") { Description = "The branch it lives on", DefaultValueFactory = _ => "main" };
    private readonly InputFlags _inputs = new();

    public InstallNewVerb()
        : base("new", "Install a product in a repository of its own", isForMany: false, "akua install new ./product --version 1.0.0 --repo installs/acme --set host=acme.example.com", "akua install new oci://ghcr.io/acme/webapp --repo git@example.com:installs/acme.git --inputs acme.yaml")
    {
        Arguments.Add(_product);
        foreach (var option in new Option[] { _version, _name, _customer, _branch })
        {
            Options.Add(option);
        }

        _inputs.AddTo(this);
    }

    protected override EventOutcome Do(Installation installation, Invocation invocation)
    {
        var parse = invocation.Parse;
        var name = parse.GetValue(_name) ?? NameOf(parse.GetValue<string>("--repo")!);
        return new EventOutcome(installation.New(new NewInstallation(parse.GetValue(_product)!, name, parse.GetValue(_customer) ?? name, _inputs.Read(parse))
        {
            Version = parse.GetValue(_version),
            Branch = parse.GetValue(_branch)!,
        }));
    }

    private static string NameOf(string repository)
    {
        var path = repository.TrimEnd('/');
        var name = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path is "." ? Path.GetFullPath(path) : path;
        return name[(name.LastIndexOfAny(['/', ':']) + 1)..];
    }
}

/// <summary>`--set` and `--inputs`.</summary>
internal sealed class InputFlags
{
    private readonly Option<string[]> _set = new("--set") { Description = "Set an input: name=value or a.b=value", HelpName = "NAME=VALUE" };
    private readonly Option<string?> _inputs = new("--inputs") { Description = "A file of inputs", HelpName = "FILE" };

    public void AddTo(Verb verb)
    {
        verb.Options.Add(_set);
        verb.Options.Add(_inputs);
    }

    public bool IsEmpty(ParseResult parse) => parse.GetValue(_inputs) is null && parse.GetValue(_set) is not { Length: > 0 };

    public InputValues Read(ParseResult parse) => new(parse.GetValue(_set) ?? [], parse.GetValue(_inputs));
}
