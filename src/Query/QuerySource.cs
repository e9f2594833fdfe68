using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Query;

/// <summary>One file with dotted keys as nested configs, and how its parts read as text without comments.</summary>
internal sealed class QuerySource
{
    private readonly ProgramPrinter _printer;

    public QuerySource(SourceFile file)
    {
        Module = Parser.ParseModule(file);
        new Qualifier([]).VisitStatements(Module.Body);
        _printer = new ProgramPrinter(new ModuleSyntax(file, Module.Doc, Module.Body, [], []), new FormatOptions());
    }

    public ModuleSyntax Module { get; }

    /// <summary>A list or config takes a line for each part; those inside stay as they are written.</summary>
    public string Text(ExpressionSyntax expression) => _printer.BrokenExpression(expression);

    /// <summary>An entry on a line that begins with the margin.</summary>
    public string Text(ConfigEntrySyntax entry, string margin) => _printer.Entry(entry, margin);
}
