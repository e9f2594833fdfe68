using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The command lines of the crafted cases: flags, release name, chart.</summary>
internal sealed class HelmCommandLine
{
    /// <summary>The cases were recorded in this year, which some show.</summary>
    private static readonly DateTimeOffset Recorded = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _home;
    private readonly Dictionary<string, List<string>> _values = [];

    private HelmCommandLine(string home) => _home = home;

    public HelmTemplateOptions Options { get; private set; } = new() { Entropy = new SystemEntropy(static () => Recorded) };

    public string Chart { get; private set; } = "";

    public static HelmCommandLine Parse(IReadOnlyList<string> arguments, string home)
    {
        var call = new HelmCommandLine(home);
        var positional = new List<string>();
        var others = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "-f" or "--values" or "--set" or "--set-string" or "--set-json" or "--set-file" or "--set-literal":
                    var kind = arguments[i] == "--values" ? "-f" : arguments[i];
                    call._values.TryAdd(kind, []);
                    call._values[kind].Add(arguments[++i]);
                    break;
                case "--namespace" or "-n" or "-s" or "-a" or "--kube-version" or "--show-only" or "--api-versions":
                    others.AddRange([arguments[i], arguments[++i]]);
                    break;
                case var flag when flag.StartsWith('-'):
                    others.Add(flag);
                    break;
                default:
                    positional.Add(arguments[i]);
                    break;
            }
        }

        call.Chart = positional[^1];
        call.Options = HelmArguments.Apply(others, positional.Count > 1 ? call.Options with { ReleaseName = positional[0] } : call.Options);
        return call;
    }

    /// <summary>Files first, then JSON, then the set expressions, whatever their order on the line.</summary>
    public DictValue ReadValues()
    {
        var values = new DictValue();
        foreach (var file in Of("-f"))
        {
            values = ValuesReader.Merge(values, ValuesReader.Read(Text(file), "failed to parse " + file + ": "));
        }

        foreach (var json in Of("--set-json"))
        {
            values = SetValues.SetJson(values, json);
        }

        Of("--set").ForEach(s => SetValues.Set(values, s));
        Of("--set-string").ForEach(s => SetValues.SetString(values, s));
        Of("--set-file").ForEach(s => SetValues.SetFile(values, s, path => Text(path, "failed parsing --set-file data: ")));
        Of("--set-literal").ForEach(s => SetValues.SetLiteral(values, s));
        return values;
    }

    private string Text(string file, string errorPrefix = "")
    {
        var path = Path.Combine(_home, file);
        return File.Exists(path) ? File.ReadAllText(path) : throw new HelmException($"{errorPrefix}open {file}: no such file or directory");
    }

    private List<string> Of(string kind) => _values.GetValueOrDefault(kind, []);
}
