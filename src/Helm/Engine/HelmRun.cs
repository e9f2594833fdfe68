using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>The state of one render that functions need: where entropy comes from and how deep `include` is.</summary>
internal sealed class HelmRun(IHelmEntropy entropy, string release)
{
    private const int MaxIncludes = 1000;
    private readonly Dictionary<string, int> _includes = new(StringComparer.Ordinal);
    private readonly Dictionary<(TemplateSet, string), TemplateSet> _parsed = [];

    public IHelmEntropy Entropy { get; } = entropy;

    /// <summary>Path of the template file whose output is being made.</summary>
    public string Template { get; set; } = "";

    public static HelmRun Of(TemplateRun run) => (HelmRun)run.Host!;

    public EntropyCall Call(string function, string arguments) => new(release, Template, function, arguments);

    /// <summary>Notes that a template is included; throws when it is inside itself too often.</summary>
    public void Enter(string name)
    {
        var count = _includes.GetValueOrDefault(name);
        if (count > MaxIncludes)
        {
            throw new TemplateFunctionException($"rendering template has a nested reference name: {name}: unable to execute template");
        }

        _includes[name] = count + 1;
    }

    public void Leave(string name) => _includes[name]--;

    /// <summary>The set with a `tpl` text added, parsed once for each set and text.</summary>
    public TemplateSet Parse(TemplateSet set, string name, string text)
    {
        if (!_parsed.TryGetValue((set, text), out var parsed))
        {
            _parsed[(set, text)] = parsed = set.Parse(name, text);
        }

        return parsed;
    }
}
