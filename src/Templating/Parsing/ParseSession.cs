namespace Kcl.Net.Templating;

/// <summary>What the parsers of one text share: the lexer, the functions and the templates found so far.</summary>
internal sealed class ParseSession(TemplateSource source, TemplateFunctions functions, int maxDepth)
{
    public TemplateSource Source { get; } = source;

    public TemplateLexer Lexer { get; } = new(source.Text)
    {
        BreakIsKeyword = functions("break") is null,
        ContinueIsKeyword = functions("continue") is null,
    };

    /// <summary>Commands of the pipelines that are being parsed, and operands of the commands; the innermost come last.</summary>
    public List<CommandNode> Commands { get; } = [];

    public List<Operand> Operands { get; } = [];

    public int MaxDepth { get; } = maxDepth;

    public Dictionary<string, CompiledTemplate> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes what was added from a position on.</summary>
    public static T[] Take<T>(List<T> list, int first)
    {
        var taken = new T[list.Count - first];
        list.CopyTo(first, taken, 0, taken.Length);
        list.RemoveRange(first, taken.Length);
        return taken;
    }

    /// <summary>The host's function of that name, or else Go's builtin.</summary>
    public TemplateFunction? FindFunction(string name, out BuiltinForm form)
    {
        form = BuiltinForm.Ordinary;
        return functions(name) ?? GoBuiltins.Find(name, out form);
    }
}
