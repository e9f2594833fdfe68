using Kcl.Net.Helm;

namespace Kcl.Net.Composition;

/// <summary>What to render and under which rules. Paths are as the user wrote them; messages show them so.</summary>
public sealed record RenderRequest(string PackagePath)
{
    /// <summary>The inputs file; null looks for `inputs.yaml`, then `inputs.example.yaml`, beside the package.</summary>
    public string? InputsPath { get; init; }

    /// <summary>Every dependency must be locked, and charts must be declared dependencies.</summary>
    public bool Strict { get; init; }

    /// <summary>Refuse local replacements of dependencies.</summary>
    public bool RejectReplace { get; init; }

    /// <summary>Ends the render from outside.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How long a render may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Longest chain of packages that render each other, the root counted.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>What charts are told when they ask for the time or for random values.</summary>
    public IHelmEntropy Entropy { get; init; } = RefusedEntropy.Instance;

    /// <summary>Replays what was drawn in earlier renders, and keeps what is drawn now with the result.</summary>
    public bool RecordsEntropy { get; init; }

    public long MaxMemoryBytes { get; init; } = 1L << 30;
}
