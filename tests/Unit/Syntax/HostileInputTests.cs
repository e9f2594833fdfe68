using System.Diagnostics;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Tests.Unit.Syntax;

/// <summary>Texts made to exhaust the stack or the clock end in a tree or a diagnostic, on a thread with a small stack.</summary>
public sealed class HostileInputTests
{
    private const int Many = 100_000;

    public static TheoryData<string, string> Deep => new()
    {
        { "parentheses", "a = " + Repeat("(", Many) + "1" + Repeat(")", Many) },
        { "open parentheses", "a = " + Repeat("(", Many) },
        { "lists", "a = " + Repeat("[", Many) + Repeat("]", Many) },
        { "configs", "a = " + Repeat("{a: ", Many) + "1" + Repeat("}", Many) },
        { "schema expressions", "a = " + Repeat("A {a: ", Many) + "1" + Repeat("}", Many) },
        { "calls", "a = " + Repeat("f(", Many) + Repeat(")", Many) },
        { "call chain", "a = f" + Repeat("()", Many) },
        { "subscript chain", "a = f" + Repeat("[0]", Many) },
        { "dotted name", "a = b" + Repeat(".b", Many) },
        { "selectors", "a = b()" + Repeat("?.b", Many) },
        { "unary", "a = " + Repeat("-", Many) + "1" },
        { "not", "a = " + Repeat("not ", Many) + "1" },
        { "sum", "a = 1" + Repeat(" + 1", Many) },
        { "comparison", "a = 1" + Repeat(" < 1", Many) },
        { "ternaries", "a = " + Repeat("1 if 2 else ", Many) + "3" },
        { "else-ifs", "if a:\n    b = 1\n" + Repeat("elif a:\n    b = 1\n", Many) },
        { "list else-ifs", "a = [\n    if a:\n        1\n" + Repeat("    elif a:\n        1\n", Many) + "]\n" },
        { "one-line ifs", "a = [" + Repeat("if a: ", Many) + "1]" },
        { "config ifs", "a = {" + Repeat("if a: ", Many) + "b: 1}" },
        { "lambdas", "a = " + Repeat("lambda { ", Many) + "1" + Repeat("}", Many) },
        { "lambda defaults", "a = " + Repeat("lambda x = ", Many) + "1 {1}" },
        { "brace parameters", "a = " + Repeat("lambda { x = ", Many) },
        { "quantifiers", "a = " + Repeat("all x in y { ", Many) + "x" + Repeat("}", Many) },
        { "list types", "a: " + Repeat("[", Many) + "int" + Repeat("]", Many) + " = 1" },
        { "function types", "a: " + Repeat("() -> ", Many) + "int = 1" },
        { "unions", "a: int" + Repeat(" | int", Many) + " = 1" },
        { "indentation", string.Concat(Enumerable.Range(0, 3000).Select(i => new string(' ', i) + "if a:\n")) },
        { "assignments", Repeat("a = ", Many) + "1" },
        { "statements", Repeat("a = 1\n", Many) },
        { "closers", Repeat(")]}", Many) },
        { "quotes", Repeat("\"", Many + 1) },
        { "interpolations", "a = \"" + Repeat("${b}", Many) + "\"" },
        { "broken interpolations", "a = \"" + Repeat("${b +}", 20_000) + "\"" },
        { "continuations", Repeat("\\\n", Many) },
        { "comprehensions", "a = [1 " + Repeat("for x in y ", Many) + "]" },
        { "commas", "a = [" + Repeat(",", Many) + "]" },
        { "mixins", "schema A:\n    mixin [" + Repeat("A, ", Many) },
        { "decorators", Repeat("@a\n", Many) + "schema A:\n    a: int\n" },
        { "colons", "a = b[" + Repeat(":", Many) + "]" },
        { "stray words", Repeat("if else for in ", Many) },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Ends_well(string what, string text)
    {
        ModuleSyntax? module = null;
        Exception? thrown = null;
        var clock = Stopwatch.StartNew();
        var thread = new Thread(
            () =>
            {
                try
                {
                    module = Parser.ParseModule(new SourceFile("main.k", text));
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            1024 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)), what + " takes too long");
        Assert.Null(thrown);
        Assert.NotNull(module);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{what} took {clock.Elapsed}");
    }

    [Fact]
    public void Too_deep_is_said()
    {
        var module = Parser.ParseModule(new SourceFile("main.k", "a = " + Repeat("[", 2000)));
        Assert.Contains(module.Diagnostics, d => d.Message == "nested too deeply");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("lambda { ", "}")]
    [InlineData("all x in y { ", "}")]
    [InlineData("f(", ")")]
    public void The_allowed_depth_needs_no_large_stack(string open, string close)
    {
        ModuleSyntax? module = null;
        var text = "a = " + Repeat(open, 250) + "1" + Repeat(close, 250) + "\nb = 1" + Repeat(" + 1", 1900);
        var thread = new Thread(() => module = Parser.ParseModule(new SourceFile("main.k", text)), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Empty(module!.Diagnostics);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
