namespace Kcl.Net.Sources;

/// <summary>Hears what is being fetched, to tell a person who waits.</summary>
public interface IFetchProgress
{
    /// <summary>Something is being read; the total is null when it is not known.</summary>
    void Report(string what, long bytes, long? total);

    /// <summary>The fetch ended, well or not.</summary>
    void End();
}
