namespace Kcl.Net.Packages;

/// <summary>
/// A tree against its pins. When the common digest agrees but the unambiguous pin does not, the pins are what is
/// shown, so a report never says that two equal digests differ.
/// </summary>
internal readonly record struct PinComparison(bool Matches, string Expected, string Actual)
{
    public static PinComparison Of(string expected, string? expectedPin, TreeDigest actual)
    {
        if (expected != actual.Digest)
        {
            return new PinComparison(false, expected, actual.Digest);
        }

        return expectedPin is null || !TreeDigest.PinIsComparable || expectedPin == actual.Pin
            ? new PinComparison(true, expected, actual.Digest)
            : new PinComparison(false, expectedPin, actual.Pin);
    }
}
