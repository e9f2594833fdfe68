using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Schema;
using Kcl.Net.Syntax;

namespace Kcl.Net.Composition.Checks;

/// <summary>What loading and the checker say of a package's code, and whether it has `resources` at all.</summary>
/// <param name="Findings">Failures and warnings.</param>
/// <param name="Declared">Names of the package's own schemas and type aliases.</param>
internal sealed record CodeCheck(IReadOnlyList<Diagnostic> Findings, IReadOnlySet<string> Declared)
{
    private const string Resources = "resources";

    public static CodeCheck Of(PackageUnit package, PackageContext context)
    {
        var program = ProgramLoader.Load(package.Loading(context, [package.Main]) with
        {
            IsSystemModule = static name => SystemModules.Find(name) is not null,
            ReadsOnlyWhatIsUsed = true,
        });
        var failed = program.Diagnostics.Select(Place).ToHashSet();

        // Of an import that failed it needs no saying that nothing uses it.
        var findings = new List<Diagnostic>([.. program.Diagnostics, .. Checker.Check(program).Where(f => !f.IsEcho).Where(f => f.Severity == Severity.Error || !failed.Contains(Place(f)))]);
        var body = program.Main.Files[0].Syntax;
        if (body.Diagnostics.Count == 0 && !Defines(body.Body))
        {
            findings.Add(ResourceList.Missing(body.File));
        }

        var declared = body.Body.Select(static s => s switch
        {
            SchemaStatement schema => schema.Name.Text,
            TypeAliasStatement alias => alias.Name.Text,
            _ => "",
        });
        return new CodeCheck(findings, declared.ToHashSet(StringComparer.Ordinal));
    }

    private static (string? File, int Start) Place(Diagnostic finding) => (finding.Primary?.File.Path, finding.Primary?.Span.Start ?? -1);

    private static bool Defines(IReadOnlyList<StatementSyntax> statements) => statements.Any(static s => s switch
    {
        AssignStatement assign => assign.Targets.Any(static t => t.Name.Text == Resources),
        AugmentedAssignStatement assign => assign.Target.Name.Text == Resources,
        UnificationStatement unification => unification.Target.Text == Resources,
        IfStatement branch => Defines(branch.Then) || Defines(branch.Else),
        _ => false,
    });
}
