using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Schema;

namespace Kcl.Net.Export;

/// <summary>
/// A program made ready to be described: its schemas and the constant values of their defaults. Making one adds statements
/// to the program, so it should not be run afterwards. Needs a deep stack (<see cref="DeepStack"/>).
/// </summary>
public sealed class ExportSource
{
    private ExportSource(SchemaCatalog catalog, ConstantDefaults defaults) => (Catalog, Defaults) = (catalog, defaults);

    public SchemaCatalog Catalog { get; }

    internal ConstantDefaults Defaults { get; }

    /// <summary>Prepares a program.</summary>
    /// <param name="program">A loaded program without errors.</param>
    /// <param name="originalText">The text of a file before `@ui` was taken out of it; null when it is the program's own.</param>
    public static ExportSource Create(KclProgram program, Func<KclFile, string?>? originalText = null)
    {
        var catalog = new SchemaCatalog(program, Checker.Analyze(program), originalText);
        var schemas = program.Packages.Values.SelectMany(catalog.InPackage).ToList();
        return new ExportSource(catalog, new ConstantDefaults(program, schemas));
    }
}
