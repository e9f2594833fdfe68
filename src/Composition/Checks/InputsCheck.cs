using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Validation;
using Kcl.Net.Values;

namespace Kcl.Net.Composition.Checks;

/// <summary>
/// An inputs file against the package's `Input` schema. The package is imported by a program of one statement, the inputs as an
/// instance of the schema, so nothing of it runs but what the schema needs.
/// </summary>
internal static class InputsCheck
{
    public const string Schema = "Input";
    private const string Module = "package";

    public static IReadOnlyList<Diagnostic> Findings(RenderSession session, PackageUnit package, PackageContext context, string path)
    {
        try
        {
            InputsFile.Read(path);
            var inputs = new SourceFile(path, File.ReadAllText(path));
            var reader = new EntryFile(Path.Combine(package.Folder, "inputs.k"), $"import {Module}\n") { IsBuiltIn = true };
            DataValidator.Validate(new ValidationRequest(package.Loading(context, [reader]) with { HostPackages = new PackageAsModule(Module, context, [package.Main]) }, inputs)
            {
                Format = inputs.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? DataFormat.Json : DataFormat.Yaml,
                SchemaName = $"{Module}.{Schema}",
                AttributeName = "inputs",
                OnlyData = true,
                Run = new RunOptions
                {
                    Options = new Dictionary<string, Value>(StringComparer.Ordinal) { ["input"] = new DictValue() },
                    Budget = session.Budget,
                    Plugins = HostCalls.Of(session, context),
                },
            });
            return [];
        }
        catch (DiagnosticException e)
        {
            return e.Diagnostics;
        }
    }
}
