using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Templating;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Fuzz;

/// <summary>
/// Random templates over all functions with random values end in a text, an error of Helm, or a limit: never in a crash or a
/// stall. The seed is fixed; `FUZZ_TEMPLATES` says how many are tried.
/// </summary>
public sealed class HelmTemplateFuzz(ITestOutputHelper output)
{
    private static readonly string[] Functions =
    [
        "abbrev", "abbrevboth", "add", "add1", "add1f", "addf", "adler32sum", "ago", "all", "and", "any", "append", "atoi", "b32dec", "b32enc", "b64dec", "b64enc", "base",
        "bcrypt", "biggest", "buildCustomCert", "call", "camelcase", "cat", "ceil", "chunk", "clean", "coalesce", "compact", "concat", "contains", "date", "dateInZone", "dateModify", "date_in_zone",
        "date_modify", "decryptAES", "deepCopy", "deepEqual", "default", "dict", "dig", "dir", "div", "divf", "duration", "durationRound", "durationSeconds",
        "empty", "encryptAES", "eq", "ext", "fail", "first", "float64", "floor", "genCA", "genCAWithKey", "genPrivateKey", "genSelfSignedCert", "genSignedCert", "derivePassword", "fromJson", "fromJsonArray", "fromToml", "fromYaml", "fromYamlArray", "ge", "get", "getHostByName", "gt", "has",
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

    private static readonly string[] Scalars =
    [
        "yes", "~", "0755", "0o17", "1_000", "0x1F", "-.5", "1e3", "2024-01-02", "12:30:45", "'1'", "\"é\\u2028\"", "''", "\"a\\nb\"", "!!str 1", "' x '", "'{{ fail \"x\" }}'", "'1.2.3'", "1.25", "'*'",
    ];

    [Fact]
    public void Random_templates_end_in_a_text_or_an_error()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_TEMPLATES"), CultureInfo.InvariantCulture, out var given) ? given : 400;
        var random = new Random(20261130);
        var texts = 0;
        for (var i = 0; i < count; i++)
        {
            texts += Ends(Template(random), Values(random)) ? 1 : 0;
        }

        output.WriteLine($"{count} templates, {texts} without an error");
        Assert.InRange(texts, 1, count - 1);
    }

    private static bool Ends(string template, string yaml)
    {
        try
        {
            return DeepStack.Run(() =>
            {
                var values = ValuesReader.Read(yaml, "");
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
            Assert.Fail($"{e.GetType().Name}: {e.Message}\n{e.StackTrace}\n--- template:\n{template}\n--- values:\n{yaml}");
            return false;
        }
    }

    /// <summary>As many parameters as a call has arguments.</summary>
    private static GoParameter[] Arguments(TemplateFunction function, Random random)
    {
        var parameters = function.Parameters;
        return function.IsVariadic ? [.. parameters[..^1], .. Enumerable.Repeat(parameters[^1], random.Next(4))] : parameters;
    }

    /// <summary>Expressions of a parameter's type; null when it takes anything.</summary>
    private static string[]? Fitting(GoParameter parameter) => parameter switch
    {
        GoParameter.String => ["\"a\"", "\"\"", "\"b,c\"", "\"é✓\\xff\"", "\"1.2.3\"", "\">=1.0.0\"", "\"[a-z]+\"", "\"2006-01-02\"", "\"1h30m\"", "\"a: [1, {b: c}]\"", "\"{\\\"a\\\": 1}\"", "(toString .Values.s)", "(toYaml .Values)", "`x y`"],
        GoParameter.Int => ["0", "1", "-1", "3", "20", "(len .Values)", "(int .Values.n)"],
        GoParameter.Int64 or GoParameter.Uint32 => ["1", "7"],
        GoParameter.Map => [".Values", "(dict)", "(dict \"a\" 1 \"b\" (list))", "(fromYaml \"a: {b: 1}\")", ".Chart"],
        GoParameter.List => ["(list)", "(list 1 \"a\" nil)", "(list \"b\" \"a\" \"b\")", "(until 4 | toStrings)"],
        GoParameter.Time => ["(now)", "(toDate \"2006-01-02\" \"2024-02-29\")"],
        GoParameter.Certificate => ["(genCA \"a\" 1)"],
        _ => null,
    };

    /// <summary>Values under the names templates ask for, each of some kind; and some entries more.</summary>
    private static string Values(Random random)
    {
        var text = new StringBuilder();
        foreach (var name in new[] { "s", "n", "f", "l", "m", "y", "0x1" })
        {
            if (random.Next(8) > 0)
            {
                text.Append('"').Append(name).Append("\": ").Append(Data(random, 3)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Data(Random random, int depth) => random.Next(depth == 0 ? 6 : 8) switch
    {
        0 => Scalars[random.Next(Scalars.Length)],
        1 => random.Next(-100, 100_000_000).ToString(CultureInfo.InvariantCulture),
        2 => (random.NextDouble() * Math.Pow(10, random.Next(-9, 20))).ToString("R", CultureInfo.InvariantCulture),
        3 => "null",
        4 => "'{{ .Values.s }}'",
        5 => "text",
        6 => "[" + string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Data(random, depth - 1))) + "]",
        _ => "{" + string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(i => $"k{i}: {Data(random, depth - 1)}")) + "}",
    };

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

        var name = Functions[random.Next(Functions.Length)];
        var call = new StringBuilder(name);
        var fits = random.Next(8) > 0;
        var parameters = HelmFunctions.Find(name) is { } function && fits ? Arguments(function, random) : new GoParameter[random.Next(4)];
        foreach (var parameter in parameters)
        {
            var argument = fits && Fitting(parameter) is { } atoms && random.Next(4) > 0 ? atoms[random.Next(atoms.Length)] : Expression(random, depth - 1);
            call.Append(' ').Append(argument.Contains(' ') && !argument.StartsWith('(') && !argument.StartsWith('"') ? $"({argument})" : argument);
        }

        return random.Next(4) == 0 ? $"{call} | {Functions[random.Next(Functions.Length)]}" : call.ToString();
    }
}
