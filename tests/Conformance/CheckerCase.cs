using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Schema;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// One program of a corpus held against the checker: a program that runs must pass without a word, and one that the
/// engine's checker rejects must give its diagnostics, in its order, at its places.
/// </summary>
internal sealed class CheckerCase
{
    private static readonly string[] NotTheCheckers = ["CannotFindModule", "RecursiveLoad", "error[E1001]: RecursiveLoad"];

    private static readonly string[] LoaderMessages =
        ["pkgpath ", "try 'kcl mod add", "browse more packages", "Cannot find the module", "Failed to import the module", "Could not compiles", "expected one of"];

    private readonly JsonElement _record;

    private CheckerCase(JsonElement record, List<string> entries)
    {
        _record = record;
        Entries = entries;
        Id = record.GetProperty("id").GetString()!;
    }

    public string Id { get; }

    public List<string> Entries { get; }

    public bool ExpectsOk => _record.GetProperty("expect").GetString() == "ok";

    public static IEnumerable<CheckerCase> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var record = JsonDocument.Parse(line).RootElement;
            if (EntriesOf(record) is { Count: > 0 } entries && record.GetProperty("expect").GetString() is "ok" or "error")
            {
                yield return new CheckerCase(record, EntriesOf(record));
            }
        }
    }

    public static IEnumerable<CheckerCase> ReadLint(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var record = JsonDocument.Parse(line).RootElement;
            yield return new CheckerCase(record, EntriesOf(record));
        }
    }

    /// <summary>As <see cref="Run"/> for the linter: every message of every label, warnings included.</summary>
    public string? RunLint()
    {
        var expected = _record.GetProperty("oracle").EnumerateArray().Select(m => m.GetString()!).Where(m => !LoaderMessages.Any(l => m.StartsWith(l, StringComparison.Ordinal))).ToList();
        var found = Checker.Check(Load()).SelectMany(d => d.Labels.Select(l => l.Message)).ToList();
        return expected.SequenceEqual(found) ? null : $"expected [{string.Join(" ;; ", expected)}] found [{string.Join(" ;; ", found)}]";
    }

    /// <summary>Null when the checker says what it should; else what is different. Undecided when its part cannot be told apart.</summary>
    public (bool Decided, string? Difference) Run()
    {
        var expected = ExpectsOk ? [] : Expected();
        if (expected is null)
        {
            return (false, null);
        }

        var program = Load();
        if (!ExpectsOk && program.Diagnostics.Any(d => d.Kind == "InvalidSyntax"))
        {
            return (false, null);
        }

        if (ExpectsOk && program.Diagnostics.Count > 0)
        {
            return (true, "does not load: " + program.Diagnostics[0].Message);
        }

        var found = Checker.Check(program).Where(d => d.Severity == Severity.Error).Select(Text).ToList();
        return (true, expected.SequenceEqual(found) ? null : $"expected [{string.Join(" ;; ", expected)}] found [{string.Join(" ;; ", found)}]");
    }

    public KclProgram Load()
    {
        var root = "/case";
        var cwd = Path.GetFullPath(Path.Combine(root, _record.TryGetProperty("cwd", out var folder) ? folder.GetString() ?? "." : "."));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in _record.GetProperty("files").EnumerateObject())
        {
            files[Path.GetFullPath(Path.Combine(root, file.Name))] = file.Value.GetString()!;
        }

        var sources = new CaseSourceTree(files);
        return ProgramLoader.Load(new LoadOptions(Entries.SelectMany(e => EntryFiles(EntryPath(e, cwd, sources), sources)).ToList(), sources)
        {
            WorkingDirectory = cwd,
            ExternalPackages = External(cwd),
            IsSystemModule = SystemModules.Names.Contains,
        });
    }

    private static IEnumerable<EntryFile> EntryFiles(string path, CaseSourceTree sources) =>
        (sources.DirectoryExists(path) ? sources.PackageFiles(path) : [path]).Select(f => new EntryFile(f));

    private static string EntryPath(string entry, string cwd, CaseSourceTree sources) =>
        Path.GetFullPath(Path.Combine(cwd, entry.Replace("${KCL_MOD}", sources.FindRoot(cwd), StringComparison.Ordinal)));

    private Dictionary<string, string> External(string cwd)
    {
        var packages = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_record.TryGetProperty("external_pkgs", out var external))
        {
            foreach (var package in external.EnumerateObject())
            {
                var path = package.Value.GetString()!;
                packages[package.Name] = path.StartsWith("PKGS:", StringComparison.Ordinal)
                    ? Path.Combine(Corpus.Find("kcl/pkgs")!, path["PKGS:".Length..])
                    : Path.GetFullPath(Path.Combine(cwd, path));
            }
        }

        return packages;
    }

    private static List<string> EntriesOf(JsonElement record)
    {
        if (record.TryGetProperty("paths", out var paths))
        {
            return paths.EnumerateArray().Select(n => n.GetString()!).ToList();
        }

        if (record.TryGetProperty("exec_args", out var args) && args.ValueKind == JsonValueKind.Object && args.TryGetProperty("k_filename_list", out var names))
        {
            return names.EnumerateArray().Select(n => n.GetString()!).ToList();
        }

        if (!record.TryGetProperty("entry", out var entry))
        {
            return [];
        }

        return entry.ValueKind == JsonValueKind.Array ? entry.EnumerateArray().Select(n => n.GetString()!).ToList() : [entry.GetString()!];
    }

    /// <summary>The engine's compile-time diagnostics; null when its parser or loader had a say.</summary>
    private List<string>? Expected()
    {
        if (!TryDiagnostics(out var list))
        {
            return null;
        }

        var expected = new List<string>();
        foreach (var diagnostic in list.EnumerateArray())
        {
            var kind = diagnostic.GetProperty("kind").GetString();
            if (kind is null or "InvalidSyntax")
            {
                return null;
            }

            if (kind != "EvaluationError" && !NotTheCheckers.Contains(kind))
            {
                expected.Add(Text(diagnostic));
            }
        }

        return expected;
    }

    private bool TryDiagnostics(out JsonElement list)
    {
        list = default;
        var isSkewed = _record.TryGetProperty("oracle_agrees", out var agrees) && agrees.ValueKind == JsonValueKind.False;
        return (!isSkewed && _record.TryGetProperty("oracle", out var oracle) && oracle.ValueKind == JsonValueKind.Object && oracle.TryGetProperty("diags", out list) && list.ValueKind == JsonValueKind.Array)
            || (_record.TryGetProperty("diags", out list) && list.ValueKind == JsonValueKind.Array)
            || (_record.TryGetProperty("stderr_diags", out list) && list.ValueKind == JsonValueKind.Array);
    }

    private static string Text(JsonElement diagnostic)
    {
        var text = new StringBuilder($"{diagnostic.GetProperty("code").GetString()} {diagnostic.GetProperty("kind").GetString()}");
        if (diagnostic.TryGetProperty("locs", out var places))
        {
            foreach (var place in places.EnumerateArray())
            {
                var file = place.GetProperty("file").GetString()!;
                text.Append(CultureInfo.InvariantCulture, $" | {Path.GetFileName(file)}:{place.GetProperty("line").GetInt32()}:{place.GetProperty("col").GetInt32()} {place.GetProperty("msg").GetString()}");
            }
        }

        return text.ToString();
    }

    private static string Text(Diagnostic diagnostic)
    {
        var text = new StringBuilder($"{diagnostic.Code} {diagnostic.Kind}");
        foreach (var label in diagnostic.Labels)
        {
            var start = label.Origin.Start;
            text.Append(CultureInfo.InvariantCulture, $" | {Path.GetFileName(label.Origin.File.Path)}:{start.Line}:{start.Column} {label.Message}");
        }

        return text.ToString();
    }
}

/// <summary>The files of a record laid over the disk, where the shared packages are.</summary>
internal sealed class CaseSourceTree(Dictionary<string, string> files) : SourceTree
{
    private readonly DiskSourceTree _disk = new();

    public override string? ReadFile(string path) => files.TryGetValue(path, out var text) ? text : _disk.ReadFile(path);

    public override bool FileExists(string path) => files.ContainsKey(path) || _disk.FileExists(path);

    public override bool DirectoryExists(string path) => files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal)) || _disk.DirectoryExists(path);

    public override IReadOnlyList<string> ListFiles(string directory)
    {
        var own = files.Keys.Where(f => Path.GetDirectoryName(f) == directory).Order(StringComparer.Ordinal).ToList();
        return own.Count > 0 ? own : _disk.ListFiles(directory);
    }
}
