using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;
using Kcl.Net.Modules;
using Kcl.Net.Modules.Overrides;
using Kcl.Net.Syntax;

namespace Kcl.Net.Editing;

/// <summary>
/// Writes overrides into the text of a program. What they do to the program is what `-O` does to it in memory (see
/// <see cref="ModuleOverride"/>); here only the text of what changed is replaced, and comments and layout stay.
/// </summary>
public static class SourceOverride
{
    /// <summary>The text after all overrides, one after the other.</summary>
    /// <param name="file">A program that parses; its syntax errors are thrown as a <see cref="DiagnosticException"/>.</param>
    /// <param name="specs">As after `-O`: `a.b=1`, `a.b:{…}`, `a.b+=[…]`, `a.b-`.</param>
    /// <param name="imports">Imports that must be there: `pkg.path` or `pkg.path as name`.</param>
    public static string Apply(SourceFile file, IReadOnlyList<string> specs, IReadOnlyList<string>? imports = null) => DeepStack.Run(() =>
    {
        var overrides = specs.Select(OverrideSpec.Parse).ToList();
        var text = ImportEdits.Add(Parse(file), imports ?? []);
        foreach (var spec in overrides)
        {
            text = Apply(file.Path, text, spec);
        }

        return text;
    });

    private static string Apply(string path, string text, OverrideSpec spec)
    {
        // The value's text stands behind the program's, so that every node has its place in one file.
        var module = Parse(new SourceFile(path, text));
        var before = module.Body;
        ModuleOverride.Apply(spec with { ValueOffset = text.Length + 1 }, module);
        var whole = new ModuleSyntax(new SourceFile(path, text + "\n" + spec.Value), module.Doc, module.Body, module.Comments, []);
        var result = TextEdit.Apply(text, new TreeEdits(text, whole).Between(before, module.Body));
        return Shape(Parse(new SourceFile(path, result))) == Shape(module)
            ? result
            : throw new InvalidOperationException("the edited text is another program than the override makes");
    }

    private static ModuleSyntax Parse(SourceFile file)
    {
        var module = Parser.ParseModule(file);
        return module.Diagnostics.Count == 0 ? module : throw new DiagnosticException(module.Diagnostics);
    }

    /// <summary>The program without the differences that an override leaves to the text: dotted keys, several targets.</summary>
    private static string Shape(ModuleSyntax module)
    {
        new Qualifier([]).VisitStatements(module.Body);
        module.Body = module.Body.SelectMany(ModuleOverride.Split).ToList();
        return TreeShape.Of(module);
    }
}
