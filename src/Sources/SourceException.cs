namespace Kcl.Net.Sources;

/// <summary>A remote source that does not give what was asked for. The caller knows for whom it was and words the diagnostic.</summary>
public sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The diagnostic's code where it is not the caller's usual one.</summary>
    public string? Code { get; init; }

    public string? Help { get; init; }
}
