using System.Diagnostics;
using static Kcl.Net.Tests.Unit.Builtins.EngineAnswers;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>Patterns in the engine's syntax, answered as the engine does.</summary>
public sealed class RegexModuleTests
{
    [Theory]
    [InlineData("a/b", "a\\/b", true)]
    [InlineData("aaa", "^a{,3}$", true)]
    [InlineData("a{x", "a{x", true)]
    [InlineData("aa{3}", "^a{2}{3}$", true)]
    [InlineData("e", "^[a-z&&[^aeiou]]$", false)]
    [InlineData("f", "^[a-z&&[^aeiou]]$", true)]
    [InlineData("b", "^[a-c--b]$", false)]
    [InlineData("x", "[a[x-z]]", true)]
    [InlineData("]", "[]a]", true)]
    [InlineData("f", "^\\h$", true)]
    [InlineData("g", "[\\h]", false)]
    [InlineData("a\n", "a$", false)]
    [InlineData("a\nb", "(?m)^b$", true)]
    [InlineData("a\nb", "a.b", false)]
    [InlineData("a\nb", "(?s)a.b", true)]
    [InlineData("é", "^\\w$", true)]
    [InlineData("٣", "^\\d$", true)]
    [InlineData("😀", "^.$", true)]
    [InlineData("😀", "^[^a]$", true)]
    [InlineData("😀", "^[😀-😂]$", true)]
    [InlineData("😀", "^[^😀]$", false)]
    [InlineData("é", "\\p{Latin}", true)]
    [InlineData("é", "^\\P{Greek}$", true)]
    [InlineData("a", "[[:alpha:]]", true)]
    [InlineData("A", "(?i)a", true)]
    [InlineData("ab", "(?i-i:A)B", false)]
    [InlineData("ÀB", "(?i)àb", true)]
    [InlineData("a b", "(?x) a \\  b # c", true)]
    [InlineData("aa", "(?P<x>a)(?P=x)", true)]
    [InlineData("aa", "(?<x>a)\\k<x>", true)]
    [InlineData("aba", "(?<x>a)(b)\\1", true)]
    [InlineData("aaa", "a++a", false)]
    [InlineData("aaa", "(?>a+)a", false)]
    [InlineData("ab", "^a?+ab", false)]
    [InlineData("cde", "(?<=a|cd)e", true)]
    [InlineData("a", "\\x{61}", true)]
    [InlineData("ab", "a(?#c)b", true)]
    [InlineData("b", "a|", true)]
    public void Match(string text, string pattern, bool expected) => Assert.Equal(expected ? "true" : "false", Call("regex.match", text, pattern));

    [Theory]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("(")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[]")]
    [InlineData("[z-a]")]
    [InlineData("[a-\\d]")]
    [InlineData("[\\b]")]
    [InlineData("\\q")]
    [InlineData("\\Z")]
    [InlineData("\\1")]
    [InlineData("(a)\\2")]
    [InlineData("a{3,2}")]
    [InlineData("\\p{Foo}")]
    [InlineData("\\x{110000}")]
    [InlineData("(?z)a")]
    [InlineData("(?-u)a")]
    [InlineData("(?P<n-a>a)")]
    [InlineData("(?P=n)")]
    [InlineData("(?<!a+)b")]
    [InlineData("^*")]
    [InlineData("(?=a)*")]
    [InlineData("(?i)*")]
    [InlineData("a|*")]
    [InlineData("\\")]
    [InlineData("(a)?(?(1)b|c)")]
    public void Invalid_patterns(string pattern) => Assert.Equal("false", Call("regex.compile", pattern));

    [Fact]
    public void Nesting_is_bounded()
    {
        Assert.Equal("false", Call("regex.compile", new string('(', 70) + "a" + new string(')', 70)));
        Assert.Equal("false", Call("regex.compile", new string('(', 100_000)));
        Assert.Equal("false", Call("regex.compile", new string('[', 100_000)));
        Assert.Equal("! called `Result::unwrap()` on an `Err` value: UnclosedOpenParen", Call("regex.match", "a", "("));
    }

    [Theory]
    [InlineData("abc", "(b)", "[$1]", 0, "a[b]c")]
    [InlineData("abc", "(?P<n>b)", "[$n]", 0, "a[b]c")]
    [InlineData("abc", "(b)", "[$1x]", 0, "a[]c")]
    [InlineData("abc", "(b)", "[${1}x]", 0, "a[bx]c")]
    [InlineData("abc", "(b)", "$$", 0, "a$c")]
    [InlineData("abc", "(b)", "$", 0, "a$c")]
    [InlineData("abc", "", "-", 0, "-a-b-c-")]
    [InlineData("aab", "a*", "x", 0, "xbx")]
    [InlineData("aaa", "a", "b", 2, "bba")]
    [InlineData("aaa", "a", "b", -1, "bbb")]
    [InlineData("a😀", "", "-", 0, "-a-😀-")]
    public void Replace(string text, string pattern, string replacement, int count, string expected) =>
        Assert.Equal($"\"{expected}\"", Call("regex.replace", text, pattern, replacement, count));

    [Fact]
    public void Find_and_split()
    {
        Assert.Equal("[\"ab\", \"ab\"]", Call("regex.findall", "abab", "a(b)"));
        Assert.Equal("[[\"a\", \"b\"], [\"a\", \"b\"]]", Call("regex.findall", "abab", "(a)(b)"));
        Assert.Equal("[\"aa\", \"\"]", Call("regex.findall", "aab", "a*"));
        Assert.Equal("! called `Option::unwrap()` on a `None` value", Call("regex.findall", "ab", "(a)|(b)"));
        Assert.Equal("[\"a\", \"b\"]", Call("regex.split", "a,b,c", ",", 2));
        Assert.Equal("[\"\", \"a\", \"\"]", Call("regex.split", ",a,", ","));
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(?=a)(a+)+$")]
    public void No_pattern_takes_exponential_time(string pattern)
    {
        var watch = Stopwatch.StartNew();
        var answer = Call("regex.match", new string('a', 60) + "b", pattern);
        Assert.True(answer is "false" or "! the pattern takes too long on this text", answer);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
