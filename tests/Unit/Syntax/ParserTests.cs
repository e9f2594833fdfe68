using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Tests.Unit.Syntax;

public sealed class ParserTests
{
    [Fact]
    public void Comparisons_on_one_level_make_one_chain()
    {
        var chain = Assert.IsType<CompareExpression>(Expression("a < b == c"));
        Assert.Equal([CompareOperator.Less, CompareOperator.Equal], chain.Operators);
        var nested = Assert.IsType<CompareExpression>(Expression("a == b < c"));
        Assert.IsType<CompareExpression>(Assert.Single(nested.Comparators));
        Assert.IsType<CompareExpression>(Assert.IsType<BinaryExpression>(Expression("a < b or c")).Left);
    }

    [Fact]
    public void All_operators_join_to_the_left()
    {
        var power = Assert.IsType<BinaryExpression>(Expression("2 ** 3 ** 2"));
        Assert.IsType<BinaryExpression>(power.Left);
        Assert.IsType<UnaryExpression>(Assert.IsType<BinaryExpression>(Expression("-2 ** 2")).Left);
    }

    [Theory]
    [InlineData("[1 -2]", 1)]
    [InlineData("[1, -2]", 2)]
    [InlineData("[a (b)]", 1)]
    [InlineData("[a\n(b)]", 2)]
    [InlineData("[a [0]]", 1)]
    [InlineData("[a {}]", 1)]
    [InlineData("[1 {}]", 2)]
    [InlineData("[1 2 3]", 3)]
    public void Items_need_no_commas(string text, int count) => Assert.Equal(count, Assert.IsType<ListExpression>(Expression(text)).Items.Count);

    [Theory]
    [InlineData("(1 +\n 2)")]
    [InlineData("f(1,\n 2)")]
    [InlineData("{a: 1,\n b: 2}")]
    [InlineData("[1, , 2]")]
    [InlineData("a[]")]
    [InlineData("a[1 2]")]
    [InlineData("a if b")]
    [InlineData("- -1")]
    [InlineData("{map: 1}")]
    [InlineData("f(a=1, 2)")]
    [InlineData("\"${{a: 1}}\"")]
    [InlineData("[x for x in y if a if b]")]
    [InlineData("1__0")]
    public void Is_no_expression(string text) => Assert.NotEmpty(Parser.ParseModule(new SourceFile("main.k", "x = " + text + "\n")).Diagnostics);

    [Fact]
    public void Keywords_are_names_elsewhere()
    {
        var module = Module("""
            schema A:
                type: str
                import?: int
                filter?: str
            a = {type: 1, schema: 2, import: 3, if.x: 4, else: 5}
            b = a.in.for.if
            for = 1
            """.Replace("if.x: 4, ", "", StringComparison.Ordinal));
        Assert.Equal(4, module.Body.Count);
        Assert.Equal(3, Assert.IsType<SchemaStatement>(module.Body[0]).Body.Count);
    }

    [Fact]
    public void Spans_run_from_the_first_to_the_last_token()
    {
        const string Text = "a = f(1, b = [2])  # c\n";
        var assign = Assert.IsType<AssignStatement>(Module(Text).Body[0]);
        Assert.Equal("a = f(1, b = [2])", Cut(Text, assign.Span));
        var call = Assert.IsType<CallExpression>(assign.Value);
        Assert.Equal("f(1, b = [2])", Cut(Text, call.Span));
        Assert.Equal("b = [2]", Cut(Text, call.Keywords[0].Span));
    }

    [Fact]
    public void Interpolations_keep_their_place()
    {
        const string Text = "a = \"x ${b.c: #json} \\${d}\"\n";
        var joined = Assert.IsType<InterpolatedStringExpression>(Assert.IsType<AssignStatement>(Module(Text).Body[0]).Value);
        var interpolation = Assert.IsType<InterpolationSyntax>(joined.Parts[1]);
        Assert.Equal("b.c", Cut(Text, interpolation.Expression.Span));
        Assert.Equal("#json", interpolation.Format);
        Assert.Equal(" ${d}", Assert.IsType<StringLiteralExpression>(joined.Parts[2]).Value);
    }

    [Fact]
    public void Lambda_forms()
    {
        Assert.Empty(Lambda("lambda { 1 }").Parameters);
        Assert.Equal(2, Lambda("lambda x: int, y = A {z = 1} -> {str:int} { x }").Parameters.Count);
        Assert.Equal(2, Lambda("lambda {\n    x: int,\n    y = 1\n} -> int { x }").Parameters.Count);
        Assert.Single(Lambda("lambda x: (int) -> str { x }").Parameters);
    }

    [Fact]
    public void A_broken_statement_leaves_the_others_readable()
    {
        var module = Parser.ParseModule(new SourceFile("main.k", "a = 1\nb = = 2\nschema C:\n    d: int\ne = (\nf = 3\n"));
        Assert.NotEmpty(module.Diagnostics);
        Assert.Contains(module.Body, s => s is SchemaStatement { Name.Text: "C" });
        Assert.Contains(module.Body, s => s is AssignStatement { Value: MissingExpression, Targets: [{ Name.Text: "b" }] });
    }

    [Fact]
    public void A_missing_operand_leaves_the_rest_of_its_statement()
    {
        var module = Parser.ParseModule(new SourceFile("main.k", "a ==\nb = 1 +\n"));
        Assert.Equal(2, module.Diagnostics.Count);
        var compare = Assert.IsType<CompareExpression>(Assert.IsType<ExpressionStatement>(module.Body[0]).Expression);
        Assert.IsType<MissingExpression>(compare.Comparators[0]);
        Assert.IsType<BinaryExpression>(Assert.IsType<AssignStatement>(module.Body[1]).Value);
    }

    [Fact]
    public void Parts_of_a_broken_import_and_schema_head_are_kept()
    {
        var module = Parser.ParseModule(new SourceFile("main.k", "import .a..b as c\nschema D(E, F):\n    g: str\n"));
        var import = Assert.IsType<ImportStatement>(module.Body[0]);
        Assert.Equal((".a..b", "c"), (import.RawPath, import.BoundName));
        Assert.Equal("E", Assert.IsType<SchemaStatement>(module.Body[1]).Base!.Text);
    }

    [Fact]
    public void Several_mistakes_are_reported_in_one_run()
    {
        var module = Parser.ParseModule(new SourceFile("main.k", "a = [1\nb = 2 +\nf(x = 1, 2)\n"));
        Assert.True(module.Diagnostics.Count >= 2);
        Assert.All(module.Diagnostics, d => Assert.Equal(("E1001", "InvalidSyntax"), (d.Code, d.Kind)));
    }

    [Fact]
    public void The_first_column_is_shown_without_a_caret()
    {
        var module = Parser.ParseModule(new SourceFile("main.k", "a = 1\n)\n"));
        Assert.False(module.Diagnostics[0].Labels[0].HasColumn);
    }

    [Fact]
    public void Signatures()
    {
        var signature = Parser.ParseSignature("(value: str | [str], n: int = 0, *args: any, **kwargs) -> {str:[int]}");
        Assert.Equal(["value", "n", "args", "kwargs"], signature.Parameters.Select(p => p.Name));
        Assert.IsType<UnionTypeSyntax>(signature.Parameters[0].Type);
        Assert.Equal([false, true, false, false], signature.Parameters.Select(p => p.HasDefault));
        Assert.Equal([ParameterMode.Single, ParameterMode.Single, ParameterMode.Rest, ParameterMode.Keywords], signature.Parameters.Select(p => p.Mode));
        Assert.IsType<DictTypeSyntax>(signature.Result);
        Assert.Null(Parser.ParseSignature("()").Result);
    }

    [Theory]
    [InlineData("any", typeof(BasicTypeSyntax))]
    [InlineData("a.b.C", typeof(NamedTypeSyntax))]
    [InlineData("[str]", typeof(ListTypeSyntax))]
    [InlineData("{str:}", typeof(DictTypeSyntax))]
    [InlineData("\"a\" | 1 | True", typeof(UnionTypeSyntax))]
    [InlineData("(int, str) -> int | str", typeof(FunctionTypeSyntax))]
    public void Types(string text, Type expected) => Assert.IsType(expected, Parser.ParseType(text));

    [Fact]
    public void Values_alone()
    {
        var (expression, diagnostics) = Parser.ParseExpression(new SourceFile("", "{a = [1, 2]}"));
        Assert.IsType<ConfigExpression>(expression);
        Assert.Empty(diagnostics);
        Assert.NotEmpty(Parser.ParseExpression(new SourceFile("", "1 2")).Diagnostics);
    }

    private static string Cut(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static ModuleSyntax Module(string text)
    {
        var module = Parser.ParseModule(new SourceFile("main.k", text));
        Assert.Empty(module.Diagnostics);
        return module;
    }

    private static ExpressionSyntax Expression(string text) => Assert.IsType<AssignStatement>(Module("x = " + text + "\n").Body[0]).Value;

    private static LambdaExpression Lambda(string text) => Assert.IsType<LambdaExpression>(Expression(text));

    [Fact]
    public void A_quoted_attribute_may_have_dots_and_be_optional()
    {
        var module = Parser.ParseModule(new SourceFile("a.k", "schema A:\n    \"app.io/name\"?: str\n"));
        Assert.Empty(module.Diagnostics);
        var attribute = Assert.IsType<SchemaAttributeStatement>(Assert.IsType<SchemaStatement>(module.Body[0]).Body[0]);
        Assert.Equal("app.io/name", attribute.Name.Text);
        Assert.True(attribute is { IsOptional: true, IsQuoted: true });
    }
}
