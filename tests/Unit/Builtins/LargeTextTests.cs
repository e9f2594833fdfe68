using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>
/// Large texts through every module: what a call allocates grows with its text, and no pattern or template makes it run away.
/// `LARGE_TEXT_KB=10000` takes larger texts than those of a usual run, and the output tells what each call took.
/// </summary>
public sealed class LargeTextTests(ITestOutputHelper output)
{
    private const int AllocatedBytesPerCharacter = 400;
    private static readonly int Kilobytes = int.TryParse(Environment.GetEnvironmentVariable("LARGE_TEXT_KB"), CultureInfo.InvariantCulture, out var given) ? given : 100;

    public static TheoryData<string> Calls => new(
        "len(s)", "len(sorted(s))", "len(list(s))", "isunique([s, s + \"x\"])", "typeof(s)", "len(str(s))", "bool(s)", "len(s + s)", "len(\"${s}\")", "s == s + \"\"",
        "s.capitalize()", "len(s.chars())", "s.count(\"ab\")", "s.endswith(\"b\")", "s.find(\"zz\")", "s.rfind(\"zz\")", "\"{}{}\".format(s, 1)", "s.isalpha()", "s.isdigit()",
        "s.istitle()", "s.upper()", "s.lower()", "s.title()", "s.strip()", "s.lstrip(\"abcdef \")", "s.replace(\"ab\", \"c\")", "s.removeprefix(\"ab\")", "len(s.split())",
        "len(s.split(\" \"))", "len(s.rsplit(\"ab\"))", "len(s.splitlines())", "s.startswith(\"x\")", "\",\".join(s.chars())",
        "base32.encode(s)", "base32.decode(base32.encode(s))", "base64.encode(s)", "base64.decode(base64.encode(s))",
        "crypto.md5(s)", "crypto.sha1(s)", "crypto.sha256(s)", "crypto.sha512(s)", "crypto.blake3(s)", "datetime.validate(s, \"%Y\")",
        "json.encode(s)", "json.decode(json.encode(s))", "json.validate(s)", "yaml.encode(s)", "yaml.decode(yaml.encode(s))", "yaml.validate(s)", "len(yaml.encode([s, s]))",
        "net.is_IP(s)", "net.parse_IP(s)", "net.parse_CIDR(s)", "net.fqdn(s)",
        "regex.match(s, \"^(a+)+$\")", "regex.match(s, \"(a|a|ab)*c$\")", "regex.replace(s, \"a(.)\", \"$1\")", "len(regex.findall(s, \"[a-c]+\"))", "len(regex.split(s, \" \"))",
        "regex.search(s, \"(x+x+)+y\")", "regex.compile(s)",
        "template.html_escape(s)", "template.execute(\"{{a}}{{#each b}}{{this}}{{/each}}\", {a = s, b = [s, s]})", "template.execute(s, {})",
        "runtime.catch(lambda {s + s})", "math.floor(len(s))", "units.to_K(len(s))");

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_allocates_in_proportion(string call)
    {
        var text = string.Concat(Enumerable.Repeat("ab Cé\ndef ", Kilobytes * 100));
        var modules = new[] { "base32", "base64", "crypto", "datetime", "json", "yaml", "net", "regex", "template", "runtime", "math", "units" };
        var source = string.Concat(modules.Where(m => call.Contains(m + ".", StringComparison.Ordinal)).Select(m => $"import {m}\n")) + $"_s = option(\"s\")\n_f = lambda s: str -> any {{ {call} }}\nr = typeof(_f(_s))\n";
        DeepStack.Run(() =>
        {
            var program = KclEngine.Compile(KclRunner.LoadChecked(new LoadOptions([new EntryFile("/large.k", source)], new DiskSourceTree()) { WorkingDirectory = "/" }));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var outcome = "ok";
            try
            {
                KclEngine.Run(program, new RunOptions { Options = new Dictionary<string, Value> { ["s"] = new StrValue(text) } });
            }
            catch (DiagnosticException e)
            {
                outcome = e.Diagnostics[0].Message is { Length: > 80 } message ? message[..80] : e.Diagnostics[0].Message;
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{call,-70} {watch.ElapsedMilliseconds,6} ms {allocated / 1048576.0,8:0.0} MiB  {outcome}"));
            Assert.InRange(allocated, 0, (long)AllocatedBytesPerCharacter * text.Length);
            return 0;
        });
    }
}
