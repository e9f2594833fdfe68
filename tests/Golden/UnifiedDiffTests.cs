namespace Kcl.Net.Tests.Golden;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Shows_changed_lines_with_three_around_them() => Assert.Equal(
        "--- f (expected)\n+++ f (actual)\n@@\n 3\n 4\n 5\n-6\n+x\n 7\n 8\n 9\n",
        UnifiedDiff.Of("f", Text("1 2 3 4 5 6 7 8 9 10"), Text("1 2 3 4 5 x 7 8 9 10")));

    [Fact]
    public void Shows_two_places_apart() => Assert.Equal(
        "--- f (expected)\n+++ f (actual)\n+0\n 1\n 2\n 3\n@@\n 7\n 8\n 9\n-10\n",
        UnifiedDiff.Of("f", Text("1 2 3 4 5 6 7 8 9 10"), Text("0 1 2 3 4 5 6 7 8 9")));

    [Fact]
    public void Shows_a_missing_last_line_break() => Assert.Equal(
        "--- f (expected)\n+++ f (actual)\n a\n+\\ no line break at the end\n",
        UnifiedDiff.Of("f", "a\n", "a"));

    private static string Text(string words) => words.Replace(' ', '\n') + "\n";
}
