using System.Globalization;
using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Packages;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// `.akua/entropy.yaml` beside a package: what its charts drew at random, so that the next render draws the same. It holds
/// secrets, so only its owner may read it. It is written whole or not at all, and never through a link.
/// </summary>
public sealed class EntropyFile
{
    private const string Folder = ".akua";
    private const string Name = "entropy.yaml";
    private const string Header = "# Values that charts drew at random, kept so that every render gives the same. Holds secrets; delete an entry to draw it anew.\n";
    private const long MaxBytes = 16 << 20;
    private readonly string _folder;
    private readonly string _path;
    private EntropyRecord? _record;

    /// <summary>The record of a package's folder. It is read when something is drawn.</summary>
    public EntropyFile(string packageFolder)
    {
        _folder = Path.Combine(packageFolder, Folder);
        _path = Path.Combine(_folder, Name);
    }

    /// <summary>What was drawn anew.</summary>
    public IReadOnlyList<EntropyDraw> Added => _record?.Added ?? [];

    public string FilePath => _path;

    /// <summary>A source for one render that replays the record and keeps what it had to draw anew.</summary>
    public IHelmEntropy Over(IHelmEntropy source) => new RecordedEntropy(() => _record ??= Load(), source);

    /// <summary>Writes the record when something was drawn anew.</summary>
    public void Save()
    {
        if (Added.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        RefuseLinks();
        var temporary = _path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.UTF8.GetBytes(Header + GoYamlWriter.ToYaml(Written())));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    private EntropyRecord Load()
    {
        RefuseLinks();
        var record = new EntropyRecord();
        if (File.Exists(_path))
        {
            Read(_path, record);
        }

        return record;
    }

    private void RefuseLinks()
    {
        if (new DirectoryInfo(_folder).LinkTarget is not null || new FileInfo(_path).LinkTarget is not null || Directory.Exists(_path))
        {
            throw Broken(_path, "is a link or a directory, and a record is never read or written through one");
        }
    }

    private DictValue Written()
    {
        var draws = new ListValue();
        foreach (var draw in _record!.Draws.OrderBy(static d => d.Call.Release, StringComparer.Ordinal)
                     .ThenBy(static d => d.Call.Template, StringComparer.Ordinal)
                     .ThenBy(static d => d.Call.Function, StringComparer.Ordinal)
                     .ThenBy(static d => d.Call.Arguments, StringComparer.Ordinal)
                     .ThenBy(static d => d.Occurrence))
        {
            var entry = new DictValue();
            entry.SetValue("release", new StrValue(draw.Call.Release));
            entry.SetValue("template", new StrValue(draw.Call.Template));
            entry.SetValue("function", new StrValue(draw.Call.Function));
            entry.SetValue("arguments", new StrValue(draw.Call.Arguments));
            entry.SetValue("occurrence", IntValue.Of(draw.Occurrence));
            entry.SetValue("value", new StrValue(draw.Value));
            if (draw.Key is { } key)
            {
                entry.SetValue("key", new StrValue(key));
            }

            draws.Add(entry);
        }

        var root = new DictValue();
        root.SetValue("draws", draws);
        return root;
    }

    private static void Read(string path, EntropyRecord record)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw Broken(path, string.Create(CultureInfo.InvariantCulture, $"is larger than {MaxBytes >> 20} MiB"));
        }

        Value root;
        try
        {
            root = YamlReader.Read(File.ReadAllText(path), YamlOptions.Helm);
        }
        catch (DataFormatException failure)
        {
            throw Broken(path, "is no YAML: " + failure.Problem);
        }

        if (root is not DictValue { Count: 1 } map || map["draws"] is not ListValue draws)
        {
            throw Broken(path, "must be a map with the list `draws`");
        }

        foreach (var item in draws.Items)
        {
            if (item is not DictValue entry || Text(entry, "release") is not { } release || Text(entry, "template") is not { } template
                || Text(entry, "function") is not { } function || Text(entry, "arguments") is not { } arguments || Text(entry, "value") is not { } value
                || entry["occurrence"] is not FloatValue { Value: >= 1 and <= int.MaxValue } occurrence)
            {
                throw Broken(path, "has an entry without release, template, function, arguments, occurrence and value");
            }

            record.Load(new EntropyDraw(new EntropyCall(release, template, function, arguments), (int)occurrence.Value, value, Text(entry, "key")));
        }
    }

    private static string? Text(DictValue entry, string key) => entry[key] is StrValue text ? text.Value : null;

    private static DiagnosticException Broken(string path, string problem) =>
        new(new Diagnostic(RenderCodes.EntropyRecord, "", $"the entropy record {problem}") { Path = path });
}
