using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Testing;
using Kcl.Net.Tests.Unit.Cli;
using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Testing;

public sealed class TestRunnerTests
{
    private const string Code = """
        schema Server:
            port: int = 80
            name: str = "a" + "b"
            secure: bool = port == 443

            check:
                port > 0

        double = lambda x: int -> int {
            if x > 100:
                y = 0
            else:
                y = x * 2
            y
        }

        _unused = lambda {
            1
        }
        """;

    private const string Tests = """
        test_double = lambda {
            print("doubling")
            assert double(2) == 4
        }

        test_wrong = lambda {
            assert double(2) == 5, "not five"
        }

        test_server = lambda {
            s = Server {name = "x"}
            assert s.port == 80
        }

        helper = lambda {
            assert False
        }
        """;

    [Fact]
    public void Tests_run_in_order_and_each_on_its_own()
    {
        var report = Run(new TestOptions());
        Assert.Equal(["test_double", "test_wrong", "test_server"], report.Results.Select(r => r.Name));
        Assert.Equal([true, false, true], report.Results.Select(r => r.Passed));
        Assert.Equal("doubling\n", report.Results[0].Log);
        Assert.Contains("not five", report.Results[1].Failures[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_selects_and_fail_fast_stops()
    {
        Assert.Equal(["test_server"], Run(new TestOptions { NamePattern = "ser.*r$" }).Results.Select(r => r.Name));
        Assert.Equal(2, Run(new TestOptions { FailFast = true }).Results.Count);
        Assert.Throws<DiagnosticException>(() => Run(new TestOptions { NamePattern = "(" }));
    }

    [Fact]
    public void Coverage_tells_which_parts_ran()
    {
        var coverage = Run(new TestOptions { MeasureCoverage = true }).Coverage!;
        var schema = coverage.Declarations.Single(d => d.Name == "Server");
        var lambda = coverage.Declarations.Single(d => d.Name == "double");
        var unused = coverage.Declarations.Single(d => d.Name == "_unused");

        // A given name replaces its default, which is then not evaluated.
        Assert.Equal((3, 4), (schema.Covered, schema.Total));
        Assert.Equal([3], schema.Missed.Select(m => m.Line));
        Assert.Equal((3, 4), (lambda.Covered, lambda.Total));
        Assert.Equal([11], lambda.Missed.Select(m => m.Line));
        Assert.Equal((0, 1), (unused.Covered, unused.Total));
        Assert.DoesNotContain(coverage.Declarations, d => d.Name.StartsWith("test_", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_that_does_not_compile_fails_every_test()
    {
        var report = Run(new TestOptions(), Code + "\nwrong = undefinedName\n");
        Assert.All(report.Results, r => Assert.Contains("undefinedName", r.Failures[0].Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_verb_reports_and_gives_an_exit_code()
    {
        using var workspace = Workspace(Code);
        var failed = CliRun.In(workspace.Root, "kcl", "test");
        Assert.Equal(1, failed.Code);
        Assert.Matches(@"test_double: PASS \(\d+ms\)", failed.Output);
        Assert.Contains("FAIL: 1/3", failed.Output, StringComparison.Ordinal);
        var passed = CliRun.In(workspace.Root, "kcl", "test", "./...", "--run", "double", "--coverage", "--json");
        Assert.Equal(0, passed.Code);
        Assert.StartsWith("{\"status\":\"ok\",\"total\":1,", passed.Output, StringComparison.Ordinal);
        Assert.Equal(1, CliRun.In(workspace.Root, "kcl", "test", "no-such-folder").Code);
    }

    private static TestReport Run(TestOptions options, string code = Code)
    {
        using var workspace = Workspace(code);
        var sources = new DiskSourceTree();
        return TestRunner.Run(TestPackage.Find(workspace.Root, sources, static f => [f]), sources, options);
    }

    private static TemporaryWorkspace Workspace(string code)
    {
        var workspace = new TemporaryWorkspace();
        File.WriteAllText(Path.Combine(workspace.Root, "main.k"), code);
        File.WriteAllText(Path.Combine(workspace.Root, "main_test.k"), Tests);
        return workspace;
    }
}
