namespace Kcl.Net.Installations;

/// <summary>What another version of the product means for an installation, besides its resources.</summary>
public sealed record BumpReport(string From, string To, IReadOnlyList<InputChange> Inputs, IReadOnlyList<PatchFinding> Patches)
{
    public static readonly BumpReport Empty = new("", "", [], []);

    /// <summary>Whether someone has to change inputs before the version can be taken.</summary>
    public bool IsBlocked => Inputs.Any(static i => i.IsBroken);

    public IReadOnlyList<string> Lines()
    {
        var lines = new List<string>();
        if (Inputs.Count > 0)
        {
            lines.Add("Inputs:");
            lines.AddRange(Inputs.Select(static i => "  " + i));
        }

        if (Patches.Count > 0)
        {
            lines.Add("Patches:");
            lines.AddRange(Patches.Select(static p => "  " + p));
        }

        return lines;
    }
}

/// <summary>A patch of `package.k` that does nothing with the new version.</summary>
/// <param name="Line">Its line in `package.k`.</param>
/// <param name="Condition">When it applies, as written.</param>
/// <param name="Matches">Whether its condition holds for any resource; null when only that it changes nothing is known.</param>
/// <param name="DidBefore">Whether it changed something with the old version.</param>
public sealed record PatchFinding(int Line, string Condition, bool? Matches, bool DidBefore)
{
    public override string ToString() =>
        $"package.k:{Line}: `if {Condition}` {(Matches == false ? "matches no resource" : "changes nothing")}{(DidBefore ? " any more" : "")}";
}
