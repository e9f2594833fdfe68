using Kcl.Net.Evaluator;
using Kcl.Net.Modules;

namespace Kcl.Net.Tests.Unit.Evaluator;

/// <summary>Merging into a literal never changes a value that something else holds.</summary>
public sealed class MergeSharingTests
{
    [Theory]
    [InlineData("_s = {a = 1}\nx = {c: {p = 1}, c: {q = 2}, c = _s, c: {r = 3}}\nz = _s\n", "x:\n  c:\n    a: 1\n    r: 3\nz:\n  a: 1\n")]
    [InlineData("_s = {d = {a = 1}}\nx = {c: _s, c: {d: {b = 2}}, c: {d: {e = 3}}}\nz = _s\n", "x:\n  c:\n    d:\n      a: 1\n      b: 2\n      e: 3\nz:\n  d:\n    a: 1\n")]
    public void Shared_values_stay(string program, string expected)
    {
        var options = new LoadOptions([new EntryFile("/sharing/main.k", program)], new DiskSourceTree()) { WorkingDirectory = "/sharing" };
        Assert.Equal(expected, KclRunner.Run(new KclRunRequest(options)));
    }
}
