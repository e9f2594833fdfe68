using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Sentences that lead from a failure to the place the value was written, when that is another line or file.</summary>
internal static class Provenance
{
    private const int MostEntries = 8;

    public static IEnumerable<string> Of(Origin? written, Origin failure) =>
        written is null || IsSameLine(written, failure) ? [] : [$"the value was given at {written}"];

    /// <summary>Where each entry of an instance's config was given, for entries that come from data.</summary>
    public static IEnumerable<string> OfEntries(DictValue config)
    {
        var listed = 0;
        for (var i = 0; i < config.Count && listed < MostEntries; i++)
        {
            var entry = config.EntryAt(i);
            if (entry.Origin is { } origin && IsData(origin.File))
            {
                listed++;
                yield return $"`{entry.Key}` was given at {origin}";
            }
        }
    }

    /// <summary>Where a mapping of data stands, known from its first entry.</summary>
    public static IEnumerable<string> OfMapping(DictValue config, string missing)
    {
        foreach (var entry in config.Entries.ToArray())
        {
            if (entry.Origin is { } origin && IsData(origin.File))
            {
                return [$"`{missing}` is expected beside `{entry.Key}` at {origin}"];
            }
        }

        return [];
    }

    private static bool IsData(SourceFile file) => !file.Path.EndsWith(".k", StringComparison.Ordinal) && !file.IsBuiltIn;

    private static bool IsSameLine(Origin a, Origin b) => ReferenceEquals(a.File, b.File) && a.Line == b.Line;
}
