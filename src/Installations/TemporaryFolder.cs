namespace Kcl.Net.Installations;

/// <summary>A folder that is gone when its work is done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("akua-install-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Left to the system; it is in its place for such things.
        }
    }
}
