namespace Kcl.Net.Templating;

/// <summary>How the templates of a set behave.</summary>
/// <param name="MissingKey">The result of a field a map does not have.</param>
/// <param name="RootName">The name of the root template, which the "no template … associated with template" error gives.</param>
public sealed record TemplateOptions(MissingKey MissingKey = MissingKey.Default, string RootName = "")
{
    /// <summary>Deepest nesting of parenthesised pipelines and of control structures that is parsed.</summary>
    public int MaxParseDepth { get; init; } = 10_000;

    /// <summary>Deepest nesting of executing templates.</summary>
    public int MaxExecDepth { get; init; } = 100_000;
}
