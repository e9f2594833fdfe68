using Kcl.Net.Builtins;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Validation;

/// <summary>The notation of the data.</summary>
public enum DataFormat
{
    Yaml,
    Json,
}

/// <summary>What to validate, against which program.</summary>
/// <param name="Load">The program that declares the schema.</param>
/// <param name="Data">The data; a YAML text may hold several documents.</param>
public sealed record ValidationRequest(LoadOptions Load, SourceFile Data)
{
    public DataFormat Format { get; init; }

    /// <summary>The schema of each document, `Name` or `import.Name`; null for the first schema of the program.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The variable by which the program's own statements see the data.</summary>
    public string AttributeName { get; init; } = "value";

    public RunOptions Run { get; init; } = new();

    /// <summary>The program's own failures are known: only those of the data are told, as far as they can be found beside the others.</summary>
    public bool OnlyData { get; init; }
}

/// <summary>
/// Checks data against a KCL schema: the data becomes a variable of the program, and it is valid when the program checks and
/// runs. Failures point into the data file.
/// </summary>
public static class DataValidator
{
    /// <summary>The code and kind of data that cannot be read.</summary>
    public const string DataCode = "E_DATA_PARSE";

    /// <summary>Validates every document; throws <see cref="DiagnosticException"/> with the failures of all of them.</summary>
    public static void Validate(ValidationRequest request) => DeepStack.Run(() => ValidateDeep(request));

    private static int ValidateDeep(ValidationRequest request)
    {
        var documents = Read(request);
        var program = ProgramLoader.Load(request.Load with { IsSystemModule = static name => SystemModules.Find(name) is not null });
        var schema = SchemaOf(request, program);
        var failures = new List<Diagnostic>(request.OnlyData ? [] : program.Diagnostics);
        foreach (var document in documents)
        {
            if (request.OnlyData || program.Diagnostics.Count == 0)
            {
                failures.AddRange(Failures(request, program, schema, document));
            }
        }

        return failures.Count == 0 ? 0 : throw new DiagnosticException(failures);
    }

    private static IReadOnlyList<Diagnostic> Failures(ValidationRequest request, KclProgram program, IdentifierExpression? schema, Value document)
    {
        var place = StartOf(request.Data);
        var target = new TargetSyntax(place, new NameSyntax(request.AttributeName, place), []);
        var statement = new AssignStatement(place, [target], null, new DataSyntax(schema).Document(document, place));
        program.Main.Files.Add(new KclFile(new ModuleSyntax(request.Data, null, [statement], [], []), program.Main, program.Main.Root));
        try
        {
            var errors = Checker.Check(program).Where(d => d.Severity == Severity.Error).ToList();
            if (errors.Count == 0 && program.Diagnostics.Count == 0)
            {
                KclEngine.Run(KclEngine.Compile(program), request.Run);
            }

            return request.OnlyData ? errors.FindAll(e => e.Labels.Any(l => l.Origin.File == request.Data)) : errors;
        }
        catch (EvaluationException e)
        {
            return e.Diagnostics;
        }
        finally
        {
            program.Main.Files.RemoveAt(program.Main.Files.Count - 1);
        }
    }

    private static List<Value> Read(ValidationRequest request)
    {
        try
        {
            return request.Format == DataFormat.Json ? [JsonReader.Read(request.Data, JsonOptions.Exact)] : YamlReader.ReadAll(request.Data, YamlOptions.Core12);
        }
        catch (DataFormatException e)
        {
            throw new DiagnosticException(Diagnostic.At(DataCode, "", e.Origin, e.Problem));
        }
    }

    private static IdentifierExpression? SchemaOf(ValidationRequest request, KclProgram program)
    {
        if (request.SchemaName is not { } name)
        {
            var first = program.Main.Files.SelectMany(f => f.Syntax.Body).OfType<SchemaStatement>().FirstOrDefault();
            return first is null ? null : new IdentifierExpression(default, [first.Name]);
        }

        var names = name.Split('.').Select(n => new NameSyntax(n, default)).ToList();
        var import = names.Count == 1 ? null : program.Main.Files.SelectMany(f => f.Imports).FirstOrDefault(i => i.Name == names[0].Text);
        var package = names.Count == 1 ? program.Main : import?.Package;
        var declared = package?.Files.SelectMany(f => f.Syntax.Body).OfType<SchemaStatement>().Select(s => s.Name.Text).ToList() ?? [];
        if (!declared.Contains(names[^1].Text) && program.Diagnostics.Count == 0)
        {
            throw new DiagnosticException(new Diagnostic("E2L23", "CompileError", $"Cannot find the schema `{name}`")
            {
                Path = program.Main.Files.FirstOrDefault()?.Source.Path,
                Help = Suggest.Nearest(names[^1].Text, declared) is { } near ? $"did you mean `{near}`?" : null,
            });
        }

        return new IdentifierExpression(default, names) { PackagePath = import?.PackagePath };
    }

    /// <summary>The first character that is not blank.</summary>
    private static TextSpan StartOf(SourceFile file)
    {
        var text = file.Text;
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start < text.Length ? new TextSpan(start, 1) : default;
    }
}
