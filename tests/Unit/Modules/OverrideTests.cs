using Kcl.Net.Diagnostics;
using Kcl.Net.Modules.Overrides;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Modules;

public sealed class OverrideTests
{
    private const string Program = """
        schema C:
            image: str
            l?: [int]
        c = C {image = "a", l: [1]}
        d = {a.b = 1, "x-y": 2}
        u: C {image = "u"}
        """;

    [Theory]
    [InlineData("c.image='b'", "image: b")]
    [InlineData("c.image=1-2", "image: '1-2'")]
    [InlineData("c.l+=[2]", "- 2")]
    [InlineData("d.a.b=5", "b: 5")]
    [InlineData("d['x-y']=7", "x-y: 7")]
    [InlineData("d:{k9: 8}", "k9: 8")]
    [InlineData("u.image=\"w\"", "image: w")]
    [InlineData("z.q.r=9", "r: 9")]
    public void A_value_is_set_where_the_path_leads(string spec, string expected) => Assert.Contains(expected, Run(spec), StringComparison.Ordinal);

    [Theory]
    [InlineData("d-", "x-y")]
    [InlineData("d.a.b-", "b:")]
    [InlineData("u-", "image: u")]
    public void A_dash_deletes(string spec, string gone) => Assert.DoesNotContain(gone, Run(spec), StringComparison.Ordinal);

    [Theory]
    [InlineData("=1")]
    [InlineData("a=")]
    [InlineData("a")]
    [InlineData("a[b]=1")]
    public void A_malformed_spec_is_refused(string spec) => Assert.Throws<DiagnosticException>(() => OverrideSpec.Parse(spec));

    private static string Run(string spec)
    {
        var folder = Directory.CreateTempSubdirectory("override-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "main.k"), Program);
            var run = CliRun.In(folder, "kcl", "run", "main.k", "-O", spec);
            Assert.Equal("", run.Error);
            return run.Output;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
