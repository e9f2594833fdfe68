using Kcl.Net.Cli;

namespace Kcl.Net.Tests.Golden;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Shows_changed_lines_with_three_around_them() => Assert.Equal(
        "--- a\n+++ b\n@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-6\n+x\n 7\n 8\n 9\n",
        UnifiedDiff.Of("a", "b", Text("1 2 3 4 5 6 7 8 9 10"), Text("1 2 3 4 5 x 7 8 9 10")));

    [Fact]
    public void Shows_two_places_apart() => Assert.Equal(
        "--- a\n+++ b\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -7,4 +8,3 @@\n 7\n 8\n 9\n-10\n",
        UnifiedDiff.Of("a", "b", Text("1 2 3 4 5 6 7 8 9 10"), Text("0 1 2 3 4 5 6 7 8 9")));

    [Fact]
    public void Shows_near_places_together() => Assert.Equal(
        "--- a\n+++ b\n@@ -1,6 +1,6 @@\n-1\n+x\n 2\n 3\n 4\n 5\n-6\n+y\n",
        UnifiedDiff.Of("a", "b", Text("1 2 3 4 5 6"), Text("x 2 3 4 5 y")));

    [Fact]
    public void Shows_a_missing_last_line_end() => Assert.Equal(
        "--- a\n+++ b\n@@ -1 +1,2 @@\n a\n+\\ No newline at end of file\n",
        UnifiedDiff.Of("a", "b", "a\n", "a"));

    [Fact]
    public void Texts_without_anything_in_common_are_replaced() => Assert.StartsWith(
        "--- a\n+++ b\n@@ -1,3000 +1,3000 @@\n-a0\n",
        UnifiedDiff.Of("a", "b", Lines('a'), Lines('b')), StringComparison.Ordinal);

    private static string Lines(char letter) => string.Concat(Enumerable.Range(0, 3000).Select(i => $"{letter}{i}\n"));

    private static string Text(string words) => words.Replace(' ', '\n') + "\n";
}
