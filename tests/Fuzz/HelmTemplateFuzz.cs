using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Fuzz;

/// <summary>
/// Random templates over all functions with random values end in a text, an error of Helm, or a limit: never in a crash or a
/// stall. The seed is fixed; `FUZZ_SECONDS` lengthens the run.
/// </summary>
public sealed class HelmTemplateFuzz(ITestOutputHelper output)
{
    private static readonly string[] Functions =
    [
        "abbrev", "abbrevboth", "add", "add1", "add1f", "addf", "adler32sum", "ago", "all", "and", "any", "append", "atoi", "b32dec", "b32enc", "b64dec", "b64enc", "base",
        "bcrypt", "biggest", "buildCustomCert", "call", "camelcase", "cat", "ceil", "chunk", "clean", "coalesce", "compact", "concat", "contains", "date", "dateInZone", "dateModify", "date_in_zone",
        "date_modify", "decryptAES", "deepCopy", "deepEqual", "default", "dict", "dig", "dir", "div", "divf", "duration", "durationRound", "durationSeconds",
        "empty", "encryptAES", "eq", "ext", "fail", "first", "float64", "floor", "fromJson", "fromJsonArray", "fromToml", "fromYaml", "fromYamlArray", "ge", "get", "getHostByName", "gt", "has",
        "hasKey", "hasPrefix", "hasSuffix", "hello", "html", "htmlDate", "htmlDateInZone", "htpasswd", "include", "indent", "index", "initial", "initials", "int", "int64", "isAbs", "join", "js",
        "kebabcase", "keys", "kindIs", "kindOf", "last", "le", "len", "list", "lookup", "lower", "lt", "max", "maxf", "merge", "mergeOverwrite", "min", "minf", "mod", "mul", "mulf", "mustAppend",
        "mustChunk", "mustCompact", "mustDateModify", "mustDeepCopy", "mustFirst", "mustFromJson", "mustHas", "mustInitial", "mustLast", "mustMerge", "mustMergeOverwrite", "mustPrepend", "mustPush",
        "mustRegexFind", "mustRegexFindAll", "mustRegexMatch", "mustRegexReplaceAll", "mustRegexReplaceAllLiteral", "mustRegexSplit", "mustRest", "mustReverse", "mustSlice", "mustToDate", "mustToJson",
        "mustToPrettyJson", "mustToRawJson", "mustToToml", "mustToYaml", "mustUniq", "mustWithout", "must_date_modify", "ne", "nindent", "nospace", "not", "now", "omit", "or", "osBase", "osClean", "osDir",
        "osExt", "osIsAbs", "pick", "pluck", "plural", "prepend", "print", "printf", "println", "push", "quote", "randAlpha", "randAlphaNum", "randAscii", "randBytes", "randInt", "randNumeric", "regexFind",
        "regexFindAll", "regexMatch", "regexQuoteMeta", "regexReplaceAll", "regexReplaceAllLiteral", "regexSplit", "repeat", "replace", "required", "rest", "reverse", "round", "semver", "semverCompare",
        "seq", "set", "sha1sum", "sha256sum", "sha512sum", "shuffle", "slice", "snakecase", "sortAlpha", "split", "splitList", "splitn", "squote", "sub", "subf", "substr", "swapcase", "ternary", "title",
        "toDate", "toDecimal", "toJson", "toPrettyJson", "toRawJson", "toString", "toStrings", "toToml", "toYaml", "toYamlPretty", "tpl", "trim", "trimAll", "trimPrefix", "trimSuffix", "trimall", "trunc",
        "tuple", "typeIs", "typeIsLike", "typeOf", "uniq", "unixEpoch", "unset", "until", "untilStep", "untitle", "upper", "urlJoin", "urlParse", "urlquery", "uuidv4", "values", "without", "wrap", "wrapWith",
    ];

    private static readonly string[] Atoms =
    [
        ".", ".Values", ".Values.s", ".Values.n", ".Values.l", ".Values.m", ".Values.missing", ".Values.f", ".Release", ".Chart", ".Files", ".Capabilities", ".Capabilities.KubeVersion", ".Template", "$", "$x",
        "nil", "true", "false", "0", "1", "-1", "3", "1.5", "1e9", "9223372036854775807", "0x7f", "'a'", "1i", "\"\"", "\"a\"", "\"b,c\"", "\"é✓\\xff\"", "\"{{ . }}\"", "\"[a-z]+\"", "\"(\"", "\"%d %s %v %x\"",
        "\"2006-01-02\"", "\"1h30m\"", "\"Europe/Berlin\"", "\"1.2.3\"", "\">=1.0.0\"", "\"a: [1, {b: c}]\"", "\"{\\\"a\\\": 1}\"", "\"k = 1\"", "`raw`", "\"t\"", "(list 1 \"a\" nil)", "(dict \"a\" 1 \"b\" (list))", "(now)",
    ];

    [Fact]
    public void Random_templates_end_in_a_text_or_an_error()
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var given) ? given : 2;
        var random = new Random(20261130);
        var clock = Stopwatch.StartNew();
        var (runs, texts) = (0, 0);
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var template = Template(random);
            var started = clock.Elapsed;
            texts += Ends(template) ? 1 : 0;
            Assert.True((clock.Elapsed - started).TotalSeconds < 20, "too slow:\n" + template);
            runs++;
        }

        output.WriteLine($"{runs} templates, {texts} without an error");
        Assert.True(runs > 10);
    }

    private static bool Ends(string template)
    {
        try
        {
            return DeepStack.Run(() =>
            {
                var values = ValuesReader.Read("s: text\nn: 7\nf: 1.5\nl: [a, 2, null]\nm: {a: {b: c}, n: null}\n", "");
                var budget = new WorkBudget(maxSteps: 300_000, maxOutputCharacters: 1 << 20, maxMemoryBytes: 256 << 20, timeLimit: TimeSpan.FromSeconds(3));
                TemplateTrial.Render(template, values, [], FixedEntropy.Instance, budget);
                return true;
            });
        }
        catch (Exception e) when (e is HelmException or LimitExceededException)
        {
            return false;
        }
        catch (Exception e)
        {
            Assert.Fail($"{e.GetType().Name}: {e.Message}\n{e.StackTrace}\n--- template:\n{template}");
            return false;
        }
    }

    private static string Template(Random random)
    {
        var text = new StringBuilder("{{ $x := ").Append(Expression(random, 1)).Append(" }}");
        for (var i = random.Next(3); i >= 0; i--)
        {
            var inner = Expression(random, 3);
            text.Append(random.Next(8) switch
            {
                0 => $"{{{{ range $k, $v := {inner} }}}}{{{{ $k }}}}{{{{ $v }}}}{{{{ else }}}}-{{{{ end }}}}",
                1 => $"{{{{ if {inner} }}}}a{{{{ else }}}}b{{{{ end }}}}",
                2 => $"{{{{ with {inner} }}}}{{{{ . }}}}{{{{ end }}}}",
                3 => $"{{{{ define \"t\" }}}}{{{{ {inner} }}}}{{{{ end }}}}{{{{ include \"t\" . }}}}",
                _ => $"{{{{ {inner} }}}}",
            });
        }

        return text.ToString();
    }

    private static string Expression(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            return Atoms[random.Next(Atoms.Length)];
        }

        var call = new StringBuilder(Functions[random.Next(Functions.Length)]);
        for (var i = random.Next(4); i > 0; i--)
        {
            var argument = Expression(random, depth - 1);
            call.Append(' ').Append(argument.Contains(' ') && !argument.StartsWith('(') && !argument.StartsWith('"') ? $"({argument})" : argument);
        }

        return random.Next(4) == 0 ? $"{call} | {Functions[random.Next(Functions.Length)]}" : call.ToString();
    }
}
