using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// Templates by name, parsed once and executed many times. A set never changes: <see cref="Parse"/> returns a new one that
/// shares what it has, so `tpl` extends it cheaply and threads may share it.
/// </summary>
public sealed class TemplateSet
{
    private readonly TemplateFunctions _functions;
    private readonly Dictionary<string, CompiledTemplate> _templates;

    /// <summary>The set this one extends; its templates are found when this one does not have the name.</summary>
    private readonly TemplateSet? _parent;

    private TemplateSet(TemplateFunctions functions, TemplateOptions options, Dictionary<string, CompiledTemplate> templates, TemplateSet? parent)
    {
        _functions = functions;
        Options = options;
        _templates = templates;
        _parent = parent;
    }

    public TemplateOptions Options { get; }

    /// <summary>Names of all templates, in no particular order.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            for (var set = this; set is not null; set = set._parent)
            {
                names.UnionWith(set._templates.Keys);
            }

            return names;
        }
    }

    /// <summary>A set without templates. Functions are looked up while a text is parsed, and win over Go's builtins.</summary>
    public static TemplateSet Empty(TemplateFunctions functions, TemplateOptions options) => new(functions, options, [], null);

    /// <summary>
    /// A set with the text's templates added: the text itself under <paramref name="name"/> and each `define`/`block` in it. Later
    /// definitions win, except that an empty one does not replace another. Throws <see cref="TemplateParseException"/>.
    /// </summary>
    public TemplateSet Parse(string name, string text)
    {
        var added = new Dictionary<string, CompiledTemplate>(StringComparer.Ordinal);
        AddParsed(added, name, text);
        return Extend(added);
    }

    /// <summary>Like parsing one after another, without a set for each.</summary>
    public TemplateSet ParseAll(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var added = new Dictionary<string, CompiledTemplate>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            AddParsed(added, name, text);
        }

        return Extend(added);
    }

    public bool Defines(string name) => Find(name) is not null;

    /// <summary>Executes a template into the output. Throws <see cref="TemplateExecException"/>; what was written before stays.</summary>
    public void Execute(string name, Value data, TemplateRun run, StringBuilder output)
    {
        var template = Find(name);
        if (template is null)
        {
            var message = $"no template {GoQuote.Quote(name)} associated with template {GoQuote.Quote(Options.RootName)}";
            throw new TemplateExecException("template: " + message, name, name, 0, 0) { Detail = message };
        }

        var (outerSet, outerDepth) = (run.Templates, run.Depth);
        run.Templates = this;
        try
        {
            new TemplateExecution(this, template, run, output).Start(data);
        }
        finally
        {
            run.Templates = outerSet;
            run.Depth = outerDepth;
        }
    }

    /// <summary>Executes a template and returns its text.</summary>
    public string Execute(string name, Value data, TemplateRun run)
    {
        var output = run.Rent();
        try
        {
            Execute(name, data, run, output);
            return output.ToString();
        }
        finally
        {
            run.Return(output);
        }
    }

    internal CompiledTemplate? Find(string name)
    {
        for (var set = this; set is not null; set = set._parent)
        {
            if (set._templates.TryGetValue(name, out var template))
            {
                return template;
            }
        }

        return null;
    }

    /// <summary>Adds over an empty set or a small overlay by copying, so that lookups never walk a long chain.</summary>
    private TemplateSet Extend(Dictionary<string, CompiledTemplate> added)
    {
        if (_templates.Count == 0)
        {
            return new TemplateSet(_functions, Options, added, _parent);
        }

        if (_parent is null)
        {
            return new TemplateSet(_functions, Options, added, this);
        }

        var merged = new Dictionary<string, CompiledTemplate>(_templates, StringComparer.Ordinal);
        foreach (var (name, template) in added)
        {
            merged[name] = template;
        }

        return new TemplateSet(_functions, Options, merged, _parent);
    }

    private void AddParsed(Dictionary<string, CompiledTemplate> added, string name, string text)
    {
        foreach (var (key, template) in TemplateParser.Parse(name, text, _functions, Options))
        {
            if (!template.IsEmpty || !(added.ContainsKey(key) || Defines(key)))
            {
                added[key] = template;
            }
        }
    }
}
