using Kcl.Net.Diagnostics;

namespace Kcl.Net.Installations;

/// <summary>Failures of work in a temporary folder, told with the paths people know: those of the repository.</summary>
internal static class ShownPaths
{
    /// <summary>Runs work in a folder; its failures lose the folder from their paths.</summary>
    public static T In<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(Relative(e.Diagnostics, folder));
        }
    }

    public static IReadOnlyList<Diagnostic> Relative(IEnumerable<Diagnostic> diagnostics, string folder)
    {
        var files = new Dictionary<SourceFile, SourceFile>();
        return [.. diagnostics.Select(d => d with
        {
            Message = Text(d.Message),
            Notes = [.. d.Notes.Select(Text)],
            Help = d.Help is null ? null : Text(d.Help),
            Path = d.Path is null ? null : Text(d.Path),
            Labels = [.. d.Labels.Select(l => l with { Origin = At(l.Origin), Message = Text(l.Message) })],
            Facts = [.. d.Facts.Select(f => f with { Text = Text(f.Text), Place = f.Place is null ? null : At(f.Place) })],
        })];

        string Text(string text) => text.Replace(folder + "/", "", StringComparison.Ordinal).Replace(folder, ".", StringComparison.Ordinal);

        Origin At(Origin origin)
        {
            if (!files.TryGetValue(origin.File, out var file))
            {
                files[origin.File] = file = new SourceFile(Text(origin.File.Path), origin.File.Text) { IsBuiltIn = origin.File.IsBuiltIn };
            }

            return new Origin(file, origin.Span);
        }
    }
}
