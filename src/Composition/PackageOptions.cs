using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Syntax;

namespace Kcl.Net.Composition;

/// <summary>An `option()` a package reads; texts are as written in its source.</summary>
public sealed record PackageOption(string Name, string? Type, bool Required, string? Default, string? Help);

/// <summary>Finds the options of a package without running it.</summary>
public static class PackageOptions
{
    public static IReadOnlyList<PackageOption> Of(string path)
    {
        if (!File.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no package file `{path}`") { Path = path });
        }

        return DeepStack.Run(() =>
        {
            var module = Parser.ParseModule(new SourceFile(path, UiDecorators.Blank(File.ReadAllText(path))));
            if (module.Diagnostics.Count > 0)
            {
                throw new DiagnosticException(module.Diagnostics.Select(d => d with { Code = PackageCodes.InspectFail }).ToList());
            }

            var calls = new OptionCalls(module.File);
            calls.VisitStatements(module.Body);
            return calls.Found;
        });
    }

    private sealed class OptionCalls(SourceFile file) : SyntaxWalker
    {
        public List<PackageOption> Found { get; } = [];

        public override void Visit(ExpressionSyntax expression)
        {
            if (expression is CallExpression { Function: IdentifierExpression { Text: "option" } } call && Text(Argument(call, 0, "key")) is { } name && !Found.Exists(f => f.Name == name))
            {
                Found.Add(new PackageOption(
                    name,
                    Text(Argument(call, -1, "type")),
                    Source(Argument(call, -1, "required")) == "True",
                    Source(Argument(call, -1, "default")),
                    Text(Argument(call, -1, "help"))));
            }

            base.Visit(expression);
        }

        private static ExpressionSyntax? Argument(CallExpression call, int position, string keyword) =>
            call.Keywords.FirstOrDefault(k => k.Name.Text == keyword)?.Value ?? (position >= 0 && position < call.Arguments.Count ? call.Arguments[position] : null);

        private string? Source(ExpressionSyntax? expression) => expression is null ? null : file.Text.Substring(expression.Span.Start, expression.Span.Length);

        private string? Text(ExpressionSyntax? expression) => (expression as StringLiteralExpression)?.Value;
    }
}
