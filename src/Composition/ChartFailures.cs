using System.Globalization;
using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>Why a chart could not be rendered, with places in the chart's files and in the values it was given.</summary>
/// <param name="call">Where the package asks for the chart.</param>
/// <param name="folder">The chart's folder as messages show it.</param>
/// <param name="directory">The chart's folder on disk.</param>
/// <param name="given">The values the package gives.</param>
internal sealed class ChartFailures(Origin call, string folder, string directory, DictValue given)
{
    private const int MaxShownNames = 8;
    private const int MaxShownIncludes = 4;
    private const string ValuesName = "values.yaml";

    public DiagnosticException Of(HelmException failure) =>
        failure.Problems.Count > 0 ? new DiagnosticException([.. failure.Problems.Select(OfValue)]) : new DiagnosticException(OfTemplate(failure));

    private Diagnostic OfTemplate(HelmException failure)
    {
        var message = failure.Reason.Length > 0 ? failure.Reason : failure.Message;
        if (failure.Missing is { } missing && message.StartsWith("nil pointer evaluating", StringComparison.Ordinal))
        {
            message = $"`{missing.Path}` cannot be read: there is no `{Next(missing)}`";
        }

        var labels = new List<Label>();
        foreach (var place in failure.Places.Distinct().Where(static p => p.File.Contains('/', StringComparison.Ordinal)))
        {
            labels.Add(new Label(At(place), labels.Count == 0 ? message : "included here"));
        }

        labels.Add(new Label(call, labels.Count == 0 ? message : "the chart is rendered here"));
        return new Diagnostic(RenderCodes.Kcl, "", message)
        {
            Labels = labels,
            Notes = [.. failure.Missing is null ? [] : NotesOn(failure.Missing), .. labels.Count > 1 ? [Way(labels)] : Array.Empty<string>()],
            Help = failure.Missing is { Name: { } name } ? Suggest.Nearest(name, failure.Missing.Siblings) is { } near ? $"did you mean `{near}`?" : null : null,
        };
    }

    /// <summary>How the render came to the failed place.</summary>
    private static string Way(List<Label> labels)
    {
        var includes = labels.Skip(1).SkipLast(1).Select(static l => l.Origin.ToString()).Distinct().ToArray();
        var shown = includes.Length > MaxShownIncludes ? [.. includes[..MaxShownIncludes], "…"] : includes;
        return (shown.Length > 0 ? $"included at {string.Join(", ", shown)}, " : "") + $"rendered at {labels[^1].Origin}";
    }

    private List<string> NotesOn(MissingValue missing)
    {
        var notes = new List<string>();
        if (missing.Name is null)
        {
            notes.Add($"`{missing.Path}` is empty");
        }
        else if (missing.Existing.Length == 0)
        {
            notes.Add($"`{missing.Path}` has no value");
        }
        else
        {
            notes.Add(missing.Siblings.Count is > 0 and <= MaxShownNames
                ? $"`{missing.Existing}` exists and has {string.Join(", ", missing.Siblings)}"
                : $"`{missing.Existing}` exists" + (missing.Siblings.Count > 0 ? "" : " and is empty"));
        }

        if (missing.Files.Count > 0)
        {
            notes.Add($"looked for it in {string.Join(", ", missing.Files.Select(Shown))} and in the values given at {call}");
        }

        return notes;
    }

    private static string Next(MissingValue missing) => missing.Existing + "." + missing.Name;

    private Diagnostic OfValue(ValueProblem problem)
    {
        var file = Shown(problem.Chart + "/values.schema.json");
        if (problem.SchemaPointer is null)
        {
            return new Diagnostic(RenderCodes.Kcl, "", $"{file} is no schema: {problem.Message}") { Labels = [new Label(call, "the chart is rendered here")], Path = file };
        }

        var path = problem.Pointer.Split('/')[1..].Select(static t => t.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var name = string.Concat(problem.Section.Concat(path).Select(static p => "." + p));
        var message = name.Length == 0 ? $"the values do not fit the chart: {problem.Message}" : $"`{name[1..]}` does not fit the chart: {problem.Message}";
        var origin = Source(problem.Chart, problem.Section, path) ?? call;
        return new Diagnostic(RenderCodes.Kcl, "", message)
        {
            Labels = ReferenceEquals(origin, call) ? [new Label(call, message)] : [new Label(origin, message), new Label(call, "the chart is rendered here")],
            Notes = [$"{file} asks for it at #{problem.SchemaPointer}", .. ReferenceEquals(origin, call) ? Array.Empty<string>() : [$"rendered at {call}"]],
            Field = name.Length == 0 ? null : name[1..],
        };
    }

    /// <summary>Where a value was written: among the given ones, else in the values file nearest to the root chart that has it.</summary>
    private Origin? Source(string chart, IReadOnlyList<string> section, string[] path)
    {
        var (origin, depth) = Follow(given, [.. section, .. path]);
        if (depth == section.Count + path.Length)
        {
            return origin;
        }

        var charts = chart.Split("/charts/");
        for (var level = 0; level <= section.Count && level < charts.Length; level++)
        {
            var file = Shown(string.Join("/charts/", charts[..(level + 1)]) + "/" + ValuesName);
            string[] rest = [.. section.Skip(level), .. path];
            if (rest.Length > 0 && Values(file) is { } values && Follow(values, rest) is { Origin: { } found } at && at.Depth == rest.Length)
            {
                return found;
            }
        }

        return origin;
    }

    /// <summary>The deepest part of a path that is written somewhere, and how many names lead to it.</summary>
    private static (Origin? Origin, int Depth) Follow(Value value, string[] path)
    {
        Origin? origin = null;
        for (var depth = 0; depth < path.Length; depth++)
        {
            switch (value)
            {
                case DictValue map when Entry(map, path[depth]) is { } entry:
                    (value, origin) = (entry.Value, entry.Origin ?? origin);
                    break;
                case ListValue list when int.TryParse(path[depth], CultureInfo.InvariantCulture, out var index) && index >= 0 && index < list.Count:
                    (value, origin) = (list[index], list.OriginAt(index) ?? origin);
                    break;
                default:
                    return (origin, depth);
            }
        }

        return (origin, path.Length);
    }

    private static DictEntry? Entry(DictValue map, string key)
    {
        foreach (ref readonly var entry in map.Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    private Value? Values(string file)
    {
        var path = Path.Combine(directory, Path.GetRelativePath(folder, file));
        try
        {
            return File.Exists(path) ? YamlReader.Read(new SourceFile(file, File.ReadAllText(path)), YamlOptions.Helm) : null;
        }
        catch (Exception failure) when (failure is DataFormatException or IOException)
        {
            return null;
        }
    }

    /// <summary>A file of the chart by its path in the tree of charts, whose first part is the chart's name.</summary>
    private string Shown(string path) => Path.Join(folder, path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private Origin At(TemplatePlace place)
    {
        var file = new SourceFile(Shown(place.File), place.Text);
        var start = 0;
        for (var line = 1; line < place.Line && start < place.Text.Length; line++)
        {
            start = place.Text.IndexOf('\n', start) is var end && end < 0 ? place.Text.Length : end + 1;
        }

        // The column counts bytes.
        var (bytes, at) = (0, start);
        while (at < place.Text.Length && bytes < place.Column && place.Text[at] != '\n')
        {
            Rune.DecodeFromUtf16(place.Text.AsSpan(at), out var rune, out var length);
            (bytes, at) = (bytes + rune.Utf8SequenceLength, at + length);
        }

        return new Origin(file, new Diagnostics.TextSpan(at, 0));
    }
}
