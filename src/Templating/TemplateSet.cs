using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// Templates by name, parsed once and executed many times. A set never changes: <see cref="Parse"/> returns a new one that
/// shares what it has, so `tpl` extends it cheaply and threads may share it.
/// </summary>
public sealed class TemplateSet
{
    /// <summary>A set without templates. Functions are looked up while a text is parsed, and win over Go's builtins.</summary>
    public static TemplateSet Empty(TemplateFunctions functions, TemplateOptions options) => throw new NotImplementedException();

    public TemplateOptions Options => throw new NotImplementedException();

    public IEnumerable<string> Names => throw new NotImplementedException();

    /// <summary>
    /// A set with the text's templates added: the text itself under <paramref name="name"/> and each `define`/`block` in it. Later
    /// definitions win, except that an empty one does not replace another. Throws <see cref="TemplateParseException"/>.
    /// </summary>
    public TemplateSet Parse(string name, string text) => throw new NotImplementedException();

    /// <summary>Like parsing one after another, without a set for each.</summary>
    public TemplateSet ParseAll(IEnumerable<KeyValuePair<string, string>> texts) => throw new NotImplementedException();

    public bool Defines(string name) => throw new NotImplementedException();

    /// <summary>Executes a template into the output. Throws <see cref="TemplateExecException"/>; what was written before stays.</summary>
    public void Execute(string name, Value data, TemplateRun run, StringBuilder output) => throw new NotImplementedException();

    /// <summary>Executes a template and returns its text.</summary>
    public string Execute(string name, Value data, TemplateRun run) => throw new NotImplementedException();
}
