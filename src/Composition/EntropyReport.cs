using System.Globalization;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Composition;

/// <summary>Says which values were drawn anew, without saying the values.</summary>
public static class EntropyReport
{
    private const int Named = 5;

    public static Diagnostic Of(EntropyFile record, bool isDryRun)
    {
        var places = record.Added.Select(static d => $"{d.Call.Function} in {d.Call.Template} of release {d.Call.Release}").Distinct().ToList();
        var count = record.Added.Count;
        var message = string.Create(CultureInfo.InvariantCulture, $"{count} value{(count == 1 ? "" : "s")} drawn at random for the first time");
        var notes = places.Take(Named).Concat(places.Count > Named ? [string.Create(CultureInfo.InvariantCulture, $"and {places.Count - Named} more")] : []);
        return new Diagnostic(RenderCodes.EntropyDrawn, "", message)
        {
            Severity = Severity.Warning,
            Path = record.FilePath,
            Notes = [.. notes],
            Help = isDryRun ? "nothing was kept: another render draws other values" : "keep this file with the package, so that every render gives these values",
        };
    }
}
