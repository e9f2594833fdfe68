using System.CommandLine;
using System.Text;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua auth list`: for which registries there are credentials. They themselves are never shown.</summary>
internal sealed class AuthListVerb() : Verb("list", "List the registries with credentials", "akua auth list", "akua auth list --json")
{
    public override ExitCode Run(Invocation invocation)
    {
        var environment = invocation.Host.Environment;
        var path = SourceSettings.AuthFilePath(environment);
        var own = AuthFile.Read(path);
        var registries = own.Select(r => (Registry: r.Key, Source: "akua", Credential: r.Value)).ToList();
        if (SourceSettings.DockerConfigPath(environment) is { } docker)
        {
            registries.AddRange(DockerConfig.Read(docker).Where(d => !own.Any(r => r.Key == d.Key)).Select(d => (d.Key, "docker", d.Value)));
        }

        registries.Sort(static (a, b) => string.CompareOrdinal(a.Registry, b.Registry));
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("action", "list");
                w.WriteString("path", path);
                w.WriteStartArray("registries");
                foreach (var (registry, source, credential) in registries)
                {
                    w.WriteStartObject();
                    w.WriteString("registry", registry);
                    w.WriteString("source", source);
                    w.WriteString("auth_kind", credential.ToString());
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return ExitCode.Ok;
        }

        if (registries.Count == 0)
        {
            invocation.WriteLine("no registries configured");
        }

        foreach (var (registry, source, credential) in registries)
        {
            invocation.WriteLine($"  {registry,-40}  {credential.ToString(),-6}  {source}");
        }

        invocation.WriteLine("config: " + path);
        return ExitCode.Ok;
    }
}

/// <summary>`akua auth add`: the secret comes from standard input, never from the command line.</summary>
internal sealed class AuthAddVerb : Verb
{
    private readonly Option<string> _registry = new("--registry") { Description = "The registry's host", Required = true, HelpName = "HOST" };
    private readonly Option<string?> _username = new("--username") { Description = "The user whose password is read from standard input", HelpName = "NAME" };
    private readonly Option<bool> _token = new("--token") { Description = "A bearer token is read from standard input" };

    public AuthAddVerb()
        : base("add", "Store a credential read from standard input", "akua auth add --registry ghcr.io --username me", "akua auth add --registry ghcr.io --token")
    {
        Options.Add(_registry);
        Options.Add(_username);
        Options.Add(_token);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var user = invocation.Parse.GetValue(_username);
        if (invocation.Parse.GetValue(_token) == user is not null)
        {
            return ParserError.Write(invocation.Error, this, user is null ? "one of '--username' and '--token' is needed" : "'--username' and '--token' cannot be used together");
        }

        var registry = invocation.Parse.GetValue(_registry)!;
        using var reader = new StreamReader(invocation.Host.Input(), Encoding.UTF8);
        var secret = reader.ReadToEnd().TrimEnd('\r', '\n');
        if (secret.Length == 0)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, PackageCodes.MissingSourceKind, "the secret on standard input is empty") { Help = "pipe the password or token in" });
        }

        var path = SourceSettings.AuthFilePath(invocation.Host.Environment);
        var credential = user is null ? new Credential("", secret, IsToken: true) : new Credential(user, secret);
        if (!invocation.Contract.Plan)
        {
            AuthFile.Set(path, registry, credential);
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("action", "add");
                w.WriteString("path", path);
                w.WriteString("registry", registry);
                w.WriteString("auth_kind", credential.ToString());
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "would write" : "wrote")} {credential} auth for {registry} → {path}");
        }

        return ExitCode.Ok;
    }
}

/// <summary>`akua auth remove`.</summary>
internal sealed class AuthRemoveVerb : Verb
{
    private readonly Option<string> _registry = new("--registry") { Description = "The registry's host", Required = true, HelpName = "HOST" };

    public AuthRemoveVerb()
        : base("remove", "Remove a stored credential", "akua auth remove --registry ghcr.io") => Options.Add(_registry);

    public override ExitCode Run(Invocation invocation)
    {
        var registry = invocation.Parse.GetValue(_registry)!;
        var path = SourceSettings.AuthFilePath(invocation.Host.Environment);
        var removed = invocation.Contract.Plan ? AuthFile.Read(path).Any(r => r.Key == registry) : AuthFile.Remove(path, registry);
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("action", "remove");
                w.WriteString("path", path);
                w.WriteString("registry", registry);
                w.WriteBoolean("removed", removed);
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine(removed ? $"{(invocation.Contract.Plan ? "would remove" : "removed")} {registry} from {path}" : $"no entry for {registry} in {path}");
        }

        return ExitCode.Ok;
    }
}
