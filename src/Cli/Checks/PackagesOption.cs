using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Checks;

/// <summary>`--package FILE`; without it the package of the working directory and those of its workspace's members.</summary>
internal sealed class PackagesOption : Option<string?>
{
    private const string FileName = "package.k";

    public PackagesOption()
        : base("--package")
    {
        Description = "The package file; default: ./package.k, and that of each workspace member";
        HelpName = "FILE";
    }

    /// <summary>The package files the verb acts on, as messages show them; at least one.</summary>
    public IReadOnlyList<string> Files(Invocation invocation)
    {
        var first = "./" + FileName;
        if (invocation.Parse.GetValue(this) is { } given)
        {
            return [Directory.Exists(given) ? Path.Combine(given, FileName) : given];
        }

        return Members().Select(static m => m.Shown(FileName)).Where(f => f != first && File.Exists(f)).ToList() is { Count: > 0 } members
            ? File.Exists(first) ? [first, .. members] : members
            : [first];
    }

    /// <summary>None when the manifest cannot be read, which the package's own turn reports.</summary>
    private static IReadOnlyList<Workspace> Members()
    {
        try
        {
            return File.Exists(Workspace.ManifestName) ? WorkspaceMembers.All(new Workspace(".")) : [];
        }
        catch (DiagnosticException)
        {
            return [];
        }
    }
}
