using Kcl.Net.Diagnostics;
using Kcl.Net.Export;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>The format of a description of a package's inputs.</summary>
public enum ExportFormat
{
    JsonSchema,
    OpenApi,
}

/// <summary>What to describe.</summary>
/// <param name="PackagePath">The package file.</param>
public sealed record ExportRequest(string PackagePath)
{
    public string SchemaName { get; init; } = "Input";

    public ExportFormat Format { get; init; }

    /// <summary>Describe exactly as the reference tool does, instead of agreeing with the interpreter.</summary>
    public bool Compatible { get; init; }

    public CancellationToken Cancellation { get; init; }
}

/// <summary>Describes a schema of a package, by default the one of its inputs, as JSON Schema or OpenAPI.</summary>
public static class PackageExport
{
    public static DictValue Export(ExportRequest request) => DeepStack.Run(() => request.Compatible ? Reference(request) : Preferred(request));

    private static DictValue Preferred(ExportRequest request)
    {
        var session = new RenderSession(new RenderRequest(request.PackagePath) { Cancellation = request.Cancellation }, new WorkBudget(request.Cancellation));
        try
        {
            var package = session.Open(request.PackagePath);
            var program = package.Load(new PackageContext(session, package));
            var source = ExportSource.Create(program, static file => File.Exists(file.Source.Path) ? File.ReadAllText(file.Source.Path) : null);
            var schema = source.Catalog.Find(request.SchemaName) ?? throw Missing(request, program.Main.Files.SelectMany(f => f.Syntax.Body));
            return request.Format == ExportFormat.OpenApi ? JsonSchemaExport.OpenApi(source, [schema]) : JsonSchemaExport.Document(source, schema);
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics.Select(PackageRenderer.AsRenderFailure).ToList());
        }
    }

    /// <summary>The reference reads the text of the package file alone.</summary>
    private static DictValue Reference(ExportRequest request)
    {
        _ = RenderSession.Read(request.PackagePath);
        var module = Parser.ParseModule(new SourceFile(request.PackagePath, File.ReadAllText(request.PackagePath)));
        if (module.Diagnostics.Count > 0)
        {
            throw new DiagnosticException(module.Diagnostics.Select(PackageRenderer.AsRenderFailure).ToList());
        }

        var schema = ReferenceExport.Describe(module, request.SchemaName) ?? throw Missing(request, module.Body);
        if (request.Format == ExportFormat.JsonSchema)
        {
            return JsonSchemas.Document(schema);
        }

        var components = new DictValue();
        components.Set(request.SchemaName, schema);
        return JsonSchemas.OpenApiDocument(components);
    }

    private static DiagnosticException Missing(ExportRequest request, IEnumerable<StatementSyntax> statements)
    {
        var names = statements.OfType<SchemaStatement>().Select(s => s.Name.Text);
        return new DiagnosticException(new Diagnostic(RenderCodes.Kcl, "", $"`{request.PackagePath}` declares no schema `{request.SchemaName}`")
        {
            Path = request.PackagePath,
            Help = Suggest.Nearest(request.SchemaName, names) is { } near ? $"did you mean `{near}`?" : "declare the inputs of the package as `schema Input:`, or name another schema with --schema",
        });
    }
}
