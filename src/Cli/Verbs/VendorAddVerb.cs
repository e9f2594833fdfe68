using System.CommandLine;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua vendor add`: copy dependencies into the workspace and pin them.</summary>
internal sealed class VendorAddVerb : Verb
{
    private readonly Argument<string[]> _aliases = new("alias") { Description = "Dependencies declared in akua.toml", Arity = ArgumentArity.OneOrMore };
    private readonly WorkspaceOption _workspace = new();
    private readonly AuthOptions _auth = new();

    public VendorAddVerb()
        : base("add", "Copy dependencies into .akua/vendor and pin them in akua.lock", "akua vendor add nginx", "akua vendor add nginx redis", "akua vendor add nginx --plan --json")
    {
        Arguments.Add(_aliases);
        Options.Add(_workspace);
        _auth.AddTo(this);
    }

    public override ExitCode Run(Invocation invocation)
    {
        _auth.Read(invocation.Parse);
        var results = new VendorAdd(_workspace.Read(invocation.Parse), invocation.Cancellation)
            .Run(invocation.Parse.GetValue(_aliases)!, invocation.Contract.Plan);
        foreach (var result in results)
        {
            Write(invocation, result);
        }

        return ExitCode.Ok;
    }

    private static void Write(Invocation invocation, VendorAddResult result)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("name", result.Name);
                w.WriteString("source_kind", result.SourceKind);
                w.WriteString("source_ref", result.SourceRef);
                w.WriteString("path", result.Path);
                w.WriteString("digest", result.Digest);
                w.WriteNumber("size_bytes", result.SizeBytes);
                w.WriteBoolean("wrote", result.Wrote);
                w.WriteBoolean("replaced", result.Replaced);
                w.WriteEndObject();
            });
            return;
        }

        if (invocation.Contract.Plan)
        {
            invocation.WriteLine($"plan: vendor add {result.Name}");
        }

        invocation.WriteLine($"vendor {result.Name}");
        invocation.WriteLine($"  source  {result.SourceKind} {result.SourceRef}");
        invocation.WriteLine($"  path    {result.Path}");
        invocation.WriteLine($"  digest  {result.Digest}");
        invocation.WriteLine($"  size    {result.SizeBytes} bytes");
        invocation.WriteLine($"  wrote   {(result.Wrote ? "true" : "false")}");
        invocation.WriteLine($"  replaced {(result.Replaced ? "true" : "false")}");
    }
}
