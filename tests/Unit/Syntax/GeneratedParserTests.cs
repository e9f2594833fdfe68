using System.Text.RegularExpressions;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Generated;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit.Syntax;

/// <summary>The generated parser stays cheap and agrees with the token source.</summary>
public sealed partial class GeneratedParserTests
{
    /// <summary>Prediction with a cold cache is what makes generated parsers slow to start; `grammar/README.md` says how it is avoided.</summary>
    [Fact]
    public void One_token_always_decides()
    {
        var text = File.ReadAllText(Path.Combine(Corpus.ProjectRoot, "src", "Syntax", "Generated", "KclParser.cs"));
        Assert.Empty(Prediction().Matches(text));
    }

    [Fact]
    public void Token_kinds_are_those_of_the_grammar()
    {
        foreach (var kind in Enum.GetValues<TokenKind>().Where(k => k != TokenKind.Eof))
        {
            var name = kind switch
            {
                TokenKind.CloseParen => "RPAREN",
                TokenKind.CloseBracket => "RBRACK",
                TokenKind.CloseBrace => "RBRACE",
                _ => Words().Replace(kind.ToString(), "_").ToUpperInvariant(),
            };
            Assert.Equal(name, KclParser.DefaultVocabulary.GetSymbolicName((int)kind));
        }

        Assert.Null(KclParser.DefaultVocabulary.GetSymbolicName((int)TokenKind.Unknown + 1));
    }

    [Fact]
    public void Nothing_of_the_generator_is_public()
    {
        var visible = typeof(Kcl.Net.Syntax.Parser).Assembly.GetExportedTypes();
        Assert.DoesNotContain(visible, t => t.Namespace == "Kcl.Net.Syntax.Generated" || typeof(Antlr4.Runtime.IRecognizer).IsAssignableFrom(t));
    }

    [GeneratedRegex("AdaptivePredict")]
    private static partial Regex Prediction();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words();
}
