namespace Kcl.Net.Helm;

/// <summary>What Helm does to the output of a template.</summary>
internal static class RenderedText
{
    public const string NoValue = "<no value>";

    /// <summary>Missing values print as nothing: their placeholder is taken out, wherever it came from.</summary>
    public static string Clean(string text) => text.Replace(NoValue, "", StringComparison.Ordinal);
}
