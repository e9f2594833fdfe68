using Kcl.Net.Diagnostics;

namespace Kcl.Net.Tests.Unit.Diagnostics;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("replicaCuont", "replicaCount")]
    [InlineData("imgae", "image")]
    [InlineData("images", "image")]
    [InlineData("replicacount", "replicaCount")]
    [InlineData("tga", null)]
    [InlineData("imagePullSecrets", null)]
    [InlineData("serviceAccount", null)]
    [InlineData("extra", null)]
    public void A_name_is_suspected_when_it_differs_by_a_letter_or_two(string name, string? meant) =>
        Assert.Equal(meant, Slips.Meant(name, ["replicaCount", "image", "serviceMonitor", "imageRegistry", "proto"]));
}
