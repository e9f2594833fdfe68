namespace Kcl.Net.Packages;

/// <summary>What a lock says about a tree: its common digest and its unambiguous pin, where it says them.</summary>
internal readonly record struct TreePins(string? Digest, string? Pin)
{
    public bool IsEmpty => Digest is null && Pin is null;
}

/// <summary>
/// A tree against its pins. When the common digest agrees but the unambiguous pin does not, the pins are what is
/// shown, so a report never says that two equal digests differ.
/// </summary>
internal readonly record struct PinComparison(bool Matches, string Expected, string Actual)
{
    public static PinComparison Of(string expected, string? expectedPin, TreeDigest actual) => Of(new TreePins(expected, expectedPin), actual);

    public static PinComparison Of(TreePins expected, TreeDigest actual)
    {
        if (expected.Digest is not null && expected.Digest != actual.Digest)
        {
            return new PinComparison(false, expected.Digest, actual.Digest);
        }

        return expected.Pin is null || !TreeDigest.PinIsComparable || expected.Pin == actual.Pin
            ? new PinComparison(true, expected.Digest ?? actual.Digest, actual.Digest)
            : new PinComparison(false, expected.Pin, actual.Pin);
    }
}
