namespace Kcl.Net.Cli.Kcl;

/// <summary>The verbs of `akua kcl`.</summary>
internal static class KclVerbs
{
    private static readonly string[] Names = ["run", "fmt", "lint", "vet", "test", "doc", "import", "dump"];

    /// <summary>The named verb alone, because a run needs no other; all of them when the name is none.</summary>
    public static Verb[] Named(string? name) => name is not null && Create(name) is { } verb ? [verb] : [.. Names.Select(n => Create(n)!)];

    private static Verb? Create(string name) => name switch
    {
        "run" => new KclRunVerb(),
        "fmt" => new KclFormatVerb(),
        "lint" => new KclLintVerb(),
        "vet" => new KclVetVerb(),
        "test" => new KclTestVerb(),
        "doc" => new KclDocVerb(),
        "import" => new KclImportVerb(),
        "dump" => new KclDumpVerb(),
        _ => null,
    };
}
