using System.Text.Json;

namespace Kcl.Net.Tests.Conformance;

/// <summary>One record of the KCL corpus: files to lay out, a command line, and what the engine printed.</summary>
internal sealed class KclCase
{
    private readonly JsonElement _record;

    private KclCase(JsonElement record) => _record = record;

    public string Id => _record.GetProperty("id").GetString()!;

    public bool ExpectsOk => Text(_record, "expect") == "ok";

    /// <summary>Fixes newer than the engine that made the corpus: the upstream golden counts.</summary>
    public bool IsSkewed => _record.TryGetProperty("skew", out var skew) && skew.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    public string? GoldenError => Text(_record, "stderr") ?? Text(_record, "expected_stderr");

    /// <summary>The engine's diagnostics; null when they were not recorded, or are older than the golden.</summary>
    public List<string>? ExpectedDiagnostics(Func<string, string> placed) => IsSkewed ? null : EngineDiagnostics.Expected(_record, placed);

    public static IEnumerable<KclCase> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var record = JsonDocument.Parse(line).RootElement;
            if (Text(record, "expect") is "ok" or "error" && Text(record, "kind") != "kcl-test")
            {
                yield return new KclCase(record);
            }
        }
    }

    /// <summary>Writes the files below <paramref name="root"/>; gives the folder to run in.</summary>
    public string LayOut(string root)
    {
        foreach (var file in _record.GetProperty("files").EnumerateObject())
        {
            var path = Path.Combine(root, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value.GetString());
        }

        var folder = Path.GetFullPath(Path.Combine(root, Text(_record, "cwd") ?? "."));
        Directory.CreateDirectory(folder);
        return folder;
    }

    public string[] Arguments(string packages)
    {
        var words = new List<string> { "kcl", "run" };
        words.AddRange(_record.TryGetProperty("entry", out var entry) && entry.ValueKind == JsonValueKind.Array
            ? entry.EnumerateArray().Select(e => e.GetString()!)
            : [Text(_record, "entry") ?? "main.k"]);
        if (_record.TryGetProperty("args", out var args) && args.ValueKind == JsonValueKind.Array)
        {
            words.AddRange(args.EnumerateArray().Select(a => a.GetString()!));
        }

        if (_record.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Object)
        {
            foreach (var option in options.EnumerateObject())
            {
                words.Add("-D");
                words.Add(option.Name + "=" + option.Value.GetRawText());
            }
        }

        if (_record.TryGetProperty("external_pkgs", out var externals) && externals.ValueKind == JsonValueKind.Object)
        {
            foreach (var external in externals.EnumerateObject())
            {
                words.Add("-E");
                words.Add(external.Name + "=" + external.Value.GetString()!.Replace("PKGS:", packages + "/", StringComparison.Ordinal));
            }
        }

        return words.ToArray();
    }

    /// <summary>The engine's output; null when the record has none.</summary>
    public string? ExpectedOutput()
    {
        var hasOracle = _record.TryGetProperty("oracle", out var oracle) && oracle.ValueKind == JsonValueKind.Object;
        if (Text(_record, "expected_yaml") is { } snapshot)
        {
            return snapshot.TrimEnd('\n') + "\n";
        }

        if (IsSkewed || !hasOracle)
        {
            return Text(_record, "stdout");
        }

        return Text(oracle, "stdout") ?? (Text(oracle, "yaml") is { } yaml ? yaml + "\n" : Text(_record, "stdout"));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
