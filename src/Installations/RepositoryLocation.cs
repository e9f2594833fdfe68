namespace Kcl.Net.Installations;

/// <summary>Where an installation's repository is: a folder, or a URL that is worked on in a copy for the time of one event.</summary>
internal static class RepositoryLocation
{
    public static bool IsUrl(string location) =>
        location.Contains("://", StringComparison.Ordinal) || (location.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !location[..colon].Contains('/', StringComparison.Ordinal) && !Directory.Exists(location));

    public static T Use<T>(string location, CancellationToken cancellation, Func<InstallRepository, T> work)
    {
        if (!IsUrl(location))
        {
            return work(InstallRepository.Open(location, cancellation));
        }

        using var copy = new TemporaryFolder();
        InstallRepository.Clone(location, copy.Path, cancellation);
        return work(InstallRepository.Open(copy.Path, cancellation, isCopy: true));
    }
}
