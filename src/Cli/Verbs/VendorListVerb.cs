using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua vendor list`: the vendored trees that are there.</summary>
internal sealed class VendorListVerb : Verb
{
    private readonly WorkspaceOption _workspace = new();
    private readonly AuthOptions _auth = new();

    public VendorListVerb()
        : base("list", "List the vendored trees", "akua vendor list", "akua vendor list --json")
    {
        Options.Add(_workspace);
        _auth.AddTo(this);
    }

    public override ExitCode Run(Invocation invocation)
    {
        _auth.Read(invocation.Parse);
        var trees = VendorList.Run(_workspace.Read(invocation.Parse), invocation.Cancellation);
        if (invocation.Json)
        {
            WriteJson(invocation, trees);
        }
        else if (trees.Count == 0)
        {
            invocation.WriteLine("no vendored trees");
        }
        else
        {
            foreach (var tree in trees)
            {
                invocation.WriteLine($"  {tree.Name}{(tree.Orphan ? " (orphan)" : "")}  {tree.Digest}  {tree.SizeBytes} bytes  {tree.Path}");
            }
        }

        return ExitCode.Ok;
    }

    private static void WriteJson(Invocation invocation, IReadOnlyList<VendoredTree> trees) => invocation.WriteJson(w =>
    {
        w.WriteStartObject();
        w.WriteStartArray("entries");
        foreach (var tree in trees)
        {
            w.WriteStartObject();
            w.WriteString("name", tree.Name);
            w.WriteString("path", tree.Path);
            w.WriteString("digest", tree.Digest);
            w.WriteNumber("size_bytes", tree.SizeBytes);
            w.WriteBoolean("orphan", tree.Orphan);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    });
}
