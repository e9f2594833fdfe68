using System.CommandLine;
using Kcl.Net.Cli.Verbs;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Sources;

/// <summary>A verb that may fetch: `--auth`, `--auth-file` and `--offline`.</summary>
internal abstract class SourceVerb : Verb
{
    private readonly AuthOptions _auth = new();
    private readonly Option<bool> _offline = new("--offline") { Description = "Fetch nothing; use what is vendored and cached" };

    protected SourceVerb(string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        _auth.AddTo(this);
        Options.Add(_offline);
    }

    protected bool IsOffline(Invocation invocation) => invocation.Parse.GetValue(_offline);

    /// <summary>Bad credentials fail here, whether or not they are needed.</summary>
    protected SourceOptions Settings(Invocation invocation) => SourceSettings.Of(invocation, _auth.Read(invocation.Parse), IsOffline(invocation));

    protected LazyArtifacts Artifacts(Invocation invocation)
    {
        var given = _auth.Read(invocation.Parse);
        return new LazyArtifacts(() => SourceSettings.Of(invocation, given, IsOffline(invocation)));
    }
}

/// <summary>A verb that acts on a workspace and the members it names. Failures of one do not keep the others from their turn.</summary>
internal abstract class WorkspaceVerb : SourceVerb
{
    private readonly WorkspaceOption _workspace = new();

    protected WorkspaceVerb(string name, string description, params string[] examples)
        : base(name, description, examples) => Options.Add(_workspace);

    public sealed override ExitCode Run(Invocation invocation)
    {
        using var artifacts = Artifacts(invocation);
        var members = WorkspaceMembers.All(_workspace.Read(invocation.Parse));
        var failures = new List<Diagnostic>();
        var code = ExitCode.Ok;
        foreach (var member in members)
        {
            try
            {
                if (members.Count > 1 && !invocation.Json)
                {
                    invocation.WriteLine(member.ShownRoot + ":");
                }

                var result = RunMember(invocation, new Member(member, members.Count == 1, artifacts), failures);
                code = code == ExitCode.Ok ? result : code;
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        return failures.Count == 0 ? code : throw new DiagnosticException(failures);
    }

    /// <summary>One workspace of the run.</summary>
    protected sealed record Member(Workspace Workspace, bool IsOnly, LazyArtifacts Artifacts)
    {
        /// <summary>Ends a JSON object: with several workspaces it says whose it is.</summary>
        public void EndJson(System.Text.Json.Utf8JsonWriter w)
        {
            if (!IsOnly)
            {
                w.WriteString("workspace", Workspace.ShownRoot);
            }

            w.WriteEndObject();
        }
    }

    /// <summary>Does the work for one workspace and prints its report; what makes the run fail after the report goes into the list.</summary>
    protected abstract ExitCode RunMember(Invocation invocation, Member member, List<Diagnostic> failures);
}
