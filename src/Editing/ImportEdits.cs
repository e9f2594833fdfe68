using Kcl.Net.Syntax;

namespace Kcl.Net.Editing;

/// <summary>Adds import statements above those that are there.</summary>
internal static class ImportEdits
{
    /// <param name="paths">Each `pkg.path` or `pkg.path as name`; those that the module has are left out.</param>
    public static string Add(ModuleSyntax module, IReadOnlyList<string> paths)
    {
        var present = module.Body.OfType<ImportStatement>().Select(i => i.Alias is { } alias ? $"{i.RawPath} as {alias.Text}" : i.RawPath).ToHashSet(StringComparer.Ordinal);
        var lines = string.Concat(paths.Where(p => present.Add(p)).Select(p => $"import {p}\n"));
        var text = module.File.Text;
        if (lines.Length == 0)
        {
            return text;
        }

        if (module.Body is [ImportStatement first, ..])
        {
            return text.Insert(first.Span.Start, lines);
        }

        var at = module.Doc?.Span.End ?? 0;
        return at > 0 ? text.Insert(at, "\n\n" + lines) : lines + (text.Trim().Length > 0 ? "\n" : "") + text;
    }
}
