using System.CommandLine;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`--auth` and `--auth-file`: credentials for remote sources, checked even where none is needed.</summary>
internal sealed class AuthOptions
{
    private readonly Option<string[]> _auth = new("--auth")
    {
        Description = "Credentials for a host or URL prefix; may be repeated",
        HelpName = "HOST=USER:PASSWORD",
    };

    private readonly Option<string?> _file = new("--auth-file") { Description = "TOML file with an [auth] table of host = \"user:password\"", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(_auth);
        command.Options.Add(_file);
    }

    public IReadOnlyList<RegistryCredential> Read(ParseResult parse) =>
        RegistryAuth.Read(parse.GetValue(_auth) ?? [], parse.GetValue(_file));
}
