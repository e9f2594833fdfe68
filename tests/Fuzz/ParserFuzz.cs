using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;
using Kcl.Net.Tests.Conformance;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Fuzz;

/// <summary>
/// Random damage to real programs, and random tokens, never make the parser throw or stall, and a text without diagnostics
/// has spans inside its file. The seed is fixed; `FUZZ_SECONDS` lengthens the run.
/// </summary>
public sealed class ParserFuzz(ITestOutputHelper output)
{
    private static readonly string[] Tokens =
    [
        "(", ")", "[", "]", "{", "}", ",", ":", "=", "\n", "\n    ", "\n        ", "if ", "elif ", "else", "for ", " in ", " not ", " is ", "lambda ", "all ", "any ",
        "+", "-", "*", "**", ".", "?", "?.", "?[", "->", "x", "1", "0x", "1Mi", "1_", "1.5", "\"s\"", "'", "\"\"\"", "\"${x}\"", "\"${", "}", "+=", "|", "|=", "@", "...",
        "\\", "\\\n", "$", "~", "!", ";", "schema ", "check:", "mixin ", "import ", "assert ", "type ", " as ", " and ", " or ", "True", "None", "\t", "# c", "rule ", "é", "😀", "\0", "\ud800", "\r\n",
    ];

    [Fact]
    public void Damaged_programs_never_break_the_parser()
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var given) ? given : 2;
        var seeds = Seeds();
        var random = new Random(20260816);
        var clock = Stopwatch.StartNew();
        var runs = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var text = random.Next(5) == 0 ? RandomTokens(random) : Damage(seeds[random.Next(seeds.Count)], random);
            var started = clock.Elapsed;
            try
            {
                var module = Parser.ParseModule(new SourceFile("main.k", text));
                Assert.All(module.Diagnostics, d => Assert.InRange(d.Primary!.Span.End, 0, text.Length));
                Assert.All(module.Body, s => Assert.InRange(s.Span.End, s.Span.Start, text.Length));
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{e.GetType().Name}: {e.Message}\n{e.StackTrace}\n--- text:\n{text}");
            }

            Assert.True((clock.Elapsed - started).TotalSeconds < 5, "too slow:\n" + text);
            runs++;
        }

        output.WriteLine($"{runs} texts");
        Assert.True(runs > 10);
    }

    private static List<string> Seeds()
    {
        var seeds = new List<string> { "a = 1\n", "schema A:\n    a: int = 1\n    check:\n        a > 0, \"no\"\n\nb = A {a = [x for x in [1, 2] if x]}\n" };
        if (Corpus.Find("kcl/grammar.jsonl") is { } grammar)
        {
            foreach (var line in File.ReadLines(grammar).Where((_, i) => i % 5 == 0))
            {
                using var json = JsonDocument.Parse(line);
                seeds.AddRange(json.RootElement.GetProperty("files").EnumerateObject().Where(f => f.Name.EndsWith(".k", StringComparison.Ordinal)).Select(f => f.Value.GetString()!));
            }
        }

        if (Corpus.Find("kcl/pkgs") is { } packages)
        {
            seeds.AddRange(Directory.EnumerateFiles(packages, "*.k", SearchOption.AllDirectories).Where((_, i) => i % 20 == 0).Select(File.ReadAllText).Where(t => t.Length < 20_000));
        }

        return seeds;
    }

    private static string Damage(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var n = random.Next(1, 6); n > 0 && result.Length > 0; n--)
        {
            var at = random.Next(result.Length);
            switch (random.Next(5))
            {
                case 0:
                    result.Remove(at, Math.Min(random.Next(1, 8), result.Length - at));
                    break;
                case 1:
                    result.Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 2:
                    var length = Math.Min(random.Next(1, 40), result.Length - at);
                    result.Insert(random.Next(result.Length), result.ToString(at, length));
                    break;
                case 3:
                    result[at] = (char)random.Next(1, 0x250);
                    break;
                default:
                    result.Length = at;
                    break;
            }
        }

        return result.ToString();
    }

    private static string RandomTokens(Random random)
    {
        var result = new StringBuilder();
        for (var n = random.Next(1, 60); n > 0; n--)
        {
            result.Append(Tokens[random.Next(Tokens.Length)]);
        }

        return result.ToString();
    }
}
