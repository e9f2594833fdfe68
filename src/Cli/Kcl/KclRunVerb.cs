using System.CommandLine;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Modules.Overrides;
using Kcl.Net.Packages;
using Kcl.Net.Render;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl run`: evaluates KCL files and prints the result, as `kcl run` does.</summary>
internal sealed class KclRunVerb : Verb
{
    private readonly Argument<string[]> _entries = new("files") { Description = "KCL files or folders; - reads the program from standard input", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _definitions = Many("--argument", "-D", "A value for option(): name=value");
    private readonly Option<string[]> _selectors = Many("--path_selector", "-S", "Print only what is at this dotted path");
    private readonly Option<string[]> _overrides = Many("--overrides", "-O", "A change to the main files: path=value, path:config, path+=list or path-");
    private readonly Option<string[]> _externals = Many("--external", "-E", "An external package: name=folder");
    private readonly Option<string[]> _settings = Many("--setting", "-Y", "Settings files");
    private readonly Option<string> _format = new("--format") { Description = "Format of the result", DefaultValueFactory = _ => "yaml" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write the result to this file" };
    private readonly Option<bool> _disableNone = new("--disable_none", "-n") { Description = "Leave out None" };
    private readonly Option<bool> _strictRange = new("--strict_range_check", "-r") { Description = "Numbers must fit 32 bits" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fail where Undefined would be written into text" };
    private readonly Option<bool> _sortKeys = new("--sort_keys", "-k") { Description = "Sort keys" };
    private readonly Option<bool> _showHidden = new("--show_hidden", "-H") { Description = "Print private names too" };
    private readonly Option<bool> _debug = new("--debug", "-d") { Description = "Failures tell the calls that led to them" };

    public KclRunVerb()
        : base("run", "Evaluate a KCL program", "akua kcl run main.k", "akua kcl run . -D env=prod --format json", "akua kcl run main.k -S app.replicas")
    {
        _format.AcceptOnlyFromAmong("yaml", "json");
        Arguments.Add(_entries);
        foreach (var option in new Option[] { _definitions, _selectors, _overrides, _externals, _settings, _format, _output, _disableNone, _strictRange, _strict, _sortKeys, _showHidden, _debug })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        try
        {
            var text = KclRunner.Run(Request(invocation));
            if (invocation.Parse.GetValue(_output) is { } path)
            {
                File.WriteAllText(Path.GetFullPath(path, invocation.Host.WorkingDirectory), text);
            }
            else
            {
                invocation.Output.Write(text);
            }

            return ExitCode.Ok;
        }
        catch (DiagnosticException e) when (!invocation.Json && e.Diagnostics is [{ Kind.Length: > 0 }, ..])
        {
            invocation.Error.Write(PrettyText.Render(e.Diagnostics));
            return ExitCode.UserError;
        }
    }

    private static Option<string[]> Many(string name, string alias, string description) =>
        new(name, alias) { Description = description, AllowMultipleArgumentsPerToken = true };

    private KclRunRequest Request(Invocation invocation)
    {
        var parse = invocation.Parse;
        var here = invocation.Host.WorkingDirectory;
        var world = new SystemWorld(invocation.Host.Environment, here);
        var settings = RunSettings.Load(parse.GetValue(_settings) ?? [], here);
        var entries = EntryFiles.Resolve(parse.GetValue(_entries) ?? [], settings, here);
        var module = KclModule.Load(new DiskSourceTree().FindRoot(Path.GetDirectoryName(entries[0].Path) ?? here));
        var externals = module.PathDependencies.Concat(settings.Packages).Concat(ExternalPackages.Parse(parse.GetValue(_externals) ?? [], here));
        var options = settings.Options.Concat(OptionValues.Parse(parse.GetValue(_definitions) ?? []));
        var selectors = parse.GetValue(_selectors) is { Length: > 0 } given ? given : settings.Selectors;
        return new KclRunRequest(new LoadOptions(entries, new DiskSourceTree())
        {
            WorkingDirectory = here,
            ExternalPackages = LastWins(externals),
            Overrides = (parse.GetValue(_overrides) is { Length: > 0 } overrides ? overrides : settings.Overrides).Select(OverrideSpec.Parse).ToList(),
        })
        {
            Run = new RunOptions
            {
                Options = LastWins(options),
                World = world,
                StrictRange = parse.GetValue(_strictRange) || settings.StrictRange,
                RejectUndefinedText = parse.GetValue(_strict),
                Debug = parse.GetValue(_debug) || settings.Debug,
                Budget = new WorkBudget(invocation.Cancellation),
            },
            Filter = new OutputFilter
            {
                DropNone = parse.GetValue(_disableNone) || settings.DisableNone,
                SortKeys = parse.GetValue(_sortKeys) || settings.SortKeys,
                ShowHidden = parse.GetValue(_showHidden) || settings.ShowHidden,
                IncludeSchemaType = settings.IncludeSchemaType,
            },
            Format = parse.GetValue(_format) == "json" ? OutputFormat.Json : OutputFormat.Yaml,
            Selectors = selectors,
        };
    }

    private static Dictionary<string, T> LastWins<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            result[key] = value;
        }

        return result;
    }
}
