using System.CommandLine;
using System.Diagnostics;
using Kcl.Net.Diagnostics;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>`akua install edit`: change values, render, and commit both together.</summary>
internal sealed class InstallEditVerb : EventVerb
{
    private readonly InputFlags _inputs = new();
    private readonly Option<bool> _editor = new("--editor") { Description = "Edit inputs.yaml in $VISUAL or $EDITOR" };

    public InstallEditVerb()
        : base("edit", "Change inputs, render, and commit both together", isForMany: true, "akua install edit --set replicas=3", "akua install edit --repo installs/acme --inputs new.yaml --yes", "akua install edit --all installs --set logLevel=debug --json")
    {
        _inputs.AddTo(this);
        Options.Add(_editor);
    }

    protected override EventOutcome Do(Installation installation, Invocation invocation)
    {
        var editor = invocation.Parse.GetValue(_editor);
        return _inputs.IsEmpty(invocation.Parse) && !editor
            ? throw new DiagnosticException(new Diagnostic("E_INVALID_FLAG", "", "nothing to edit was given") { Help = "use --set, --inputs or --editor" })
            : new EventOutcome(installation.Edit(_inputs.Read(invocation.Parse), editor ? text => InEditor(invocation, text) : null));
    }

    private static string InEditor(Invocation invocation, string text)
    {
        var program = invocation.Host.Environment("VISUAL") ?? invocation.Host.Environment("EDITOR") ?? "vi";
        var folder = Directory.CreateTempSubdirectory("akua-edit-");
        try
        {
            var path = Path.Combine(folder.FullName, "inputs.yaml");
            File.WriteAllText(path, text);

            // The variable may hold arguments, which a shell takes apart as git has it.
            using var process = Process.Start(new ProcessStartInfo("sh", ["-c", program + " \"$1\"", "editor", path]) { UseShellExecute = false });
            process!.WaitForExit();
            return process.ExitCode == 0
                ? File.ReadAllText(path)
                : throw new DiagnosticException(new Diagnostic("E_INVALID_FLAG", "", $"the editor `{program}` ended with {process.ExitCode}") { Help = "nothing was changed" });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
