using Kcl.Net.Modules;

namespace Kcl.Net.Tests.Unit.Modules;

public sealed class FileGraphTests
{
    [Theory]
    [InlineData("m>a a>b b>c", "")]
    [InlineData("m>a a>b b>c c>a", "c b a")]
    [InlineData("m>a a>m", "a m")]
    [InlineData("m>a a>a", "a")]
    [InlineData("m>a m>b a>c b>c c>d d>b", "d c b")]
    public void A_cycle_is_given_from_its_end_to_where_it_was_entered(string edges, string cycle)
    {
        var graph = new FileGraph();
        foreach (var edge in edges.Split(' '))
        {
            graph.AddEdge(edge.Split('>')[0], edge.Split('>')[1]);
        }

        Assert.Equal(cycle, string.Join(' ', graph.FindCycle()));
    }

    [Fact]
    public void A_renewed_file_is_entered_last()
    {
        var graph = new FileGraph();
        graph.AddEdge("m", "a");
        graph.Renew("m");
        graph.AddEdge("a", "m");

        Assert.Equal(["m", "a"], graph.FindCycle());
    }

    [Fact]
    public void A_long_chain_needs_no_stack()
    {
        var graph = new FileGraph();
        for (var i = 0; i < 100_000; i++)
        {
            graph.AddEdge($"f{i}", $"f{i + 1}");
        }

        Assert.Empty(graph.FindCycle());
    }
}
