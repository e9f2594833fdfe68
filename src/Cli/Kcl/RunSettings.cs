using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Kcl;

/// <summary>Settings files (`-Y`, else `kcl.yaml` in the working directory), merged left to right: later ones win, options add up.</summary>
internal sealed class RunSettings
{
    private const string DefaultName = "kcl.yaml";

    public List<string> Files { get; private set; } = [];

    public List<KeyValuePair<string, Value>> Options { get; } = [];

    public List<KeyValuePair<string, string>> Packages { get; } = [];

    public IReadOnlyList<string> Overrides { get; private set; } = [];

    public string[] Selectors { get; private set; } = [];

    public bool DisableNone { get; private set; }

    public bool StrictRange { get; private set; }

    public bool SortKeys { get; private set; }

    public bool ShowHidden { get; private set; }

    public bool Debug { get; private set; }

    public bool IncludeSchemaType { get; private set; }

    public static RunSettings Load(IReadOnlyList<string> given, string workingDirectory)
    {
        var settings = new RunSettings();
        var paths = given.Count > 0 ? given : File.Exists(Path.Combine(workingDirectory, DefaultName)) ? [DefaultName] : [];
        foreach (var path in paths)
        {
            settings.Apply(path, workingDirectory);
        }

        return settings;
    }

    private void Apply(string path, string workingDirectory)
    {
        var full = Path.GetFullPath(path, workingDirectory);
        if (!File.Exists(full))
        {
            throw Fail($"Failed to load '{path}', no such file or directory");
        }

        if (Read(full) is not { } root || root["kcl_cli_configs"] is not (null or DictValue or NoneValue) || root["kcl_options"] is not (null or ListValue or NoneValue))
        {
            throw Fail($"Failed to load '{path}', invalid setting file format");
        }

        if (root["kcl_cli_configs"] is DictValue config)
        {
            ApplyConfig(config, Path.GetDirectoryName(full) ?? workingDirectory);
        }

        if (root["kcl_options"] is ListValue options)
        {
            foreach (var item in options.Items)
            {
                if (item is not DictValue option || option["key"] is not StrValue key)
                {
                    throw Fail($"Failed to load '{path}', invalid setting file format");
                }

                Options.Add(new(key.Value, option["value"] ?? NoneValue.Instance));
            }
        }
    }

    private static DictValue? Read(string path)
    {
        try
        {
            return YamlReader.Read(new SourceFile(path, File.ReadAllText(path)), YamlOptions.Core12) switch
            {
                DictValue dict => dict,
                { IsNullish: true } => new DictValue(),
                _ => null,
            };
        }
        catch (DataFormatException)
        {
            return null;
        }
    }

    private void ApplyConfig(DictValue config, string folder)
    {
        var files = Strings(config["files"]).Concat(Strings(config["file"])).ToList();
        if (files.Count > 0)
        {
            Files = files.Select(f => f.StartsWith('$') ? f : Path.GetFullPath(f, folder)).ToList();
        }

        Overrides = Strings(config["overrides"]) is { Count: > 0 } overrides ? overrides : Overrides;
        Selectors = Strings(config["path_selector"]) is { Count: > 0 } selectors ? selectors.ToArray() : Selectors;
        DisableNone = Flag(config, "disable_none", DisableNone);
        StrictRange = Flag(config, "strict_range_check", StrictRange);
        SortKeys = Flag(config, "sort_keys", SortKeys);
        ShowHidden = Flag(config, "show_hidden", ShowHidden);
        Debug = Flag(config, "debug", Debug);
        IncludeSchemaType = Flag(config, "include_schema_type_path", IncludeSchemaType);
        if (config["package_maps"] is DictValue packages)
        {
            foreach (var entry in packages.Entries)
            {
                if (entry.Value is StrValue target)
                {
                    Packages.Add(new(entry.Key, Path.GetFullPath(target.Value, folder)));
                }
            }
        }
    }

    private static bool Flag(DictValue config, string name, bool current) => config[name] is BoolValue flag ? flag.Value : current;

    private static List<string> Strings(Value? value) => value switch
    {
        StrValue text => [text.Value],
        ListValue list => list.Items.ToArray().OfType<StrValue>().Select(s => s.Value).ToList(),
        _ => [],
    };

    private static DiagnosticException Fail(string message) => new(new Diagnostic("E3M38", "EvaluationError", message));
}
