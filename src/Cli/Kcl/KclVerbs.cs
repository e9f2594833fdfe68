using Kcl.Net.Cli.Verbs;

namespace Kcl.Net.Cli.Kcl;

/// <summary>The verbs of `akua kcl`.</summary>
internal static class KclVerbs
{
    public const string GroupName = "kcl";
    public const string Description = "The KCL language tools";
    private static readonly string[] Names = ["run", "fmt", "lint", "vet", "test", "doc", "import", "dump"];

    /// <summary>The verbs of the program when it is called as `kcl`.</summary>
    public static readonly string[] ProgramNames = [.. Names, "version", "completion"];

    /// <summary>The named verb alone, because a run needs no other; all of them when the name is none.</summary>
    public static Verb[] Named(string? name) => name is not null && Names.Contains(name) && Create(name) is { } verb ? [verb] : [.. Names.Select(n => Create(n)!)];

    /// <summary>A command line or text for `akua kcl`, or about `akua`, as it reads for the program `kcl`.</summary>
    public static string AsProgram(string text) =>
        text.Replace("akua kcl", GroupName, StringComparison.Ordinal).Replace(AkuaCommandLine.Name, GroupName, StringComparison.Ordinal);

    public static Verb? Create(string name) => name switch
    {
        "run" => new KclRunVerb(),
        "fmt" => new KclFormatVerb(),
        "lint" => new KclLintVerb(),
        "vet" => new KclVetVerb(),
        "test" => new KclTestVerb(),
        "doc" => new KclDocVerb(),
        "import" => new KclImportVerb(),
        "dump" => new KclDumpVerb(),
        "version" => new VersionVerb(),
        "completion" => new CompletionVerb(),
        _ => null,
    };
}
