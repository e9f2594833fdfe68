namespace Kcl.Net.Kustomize;

/// <summary>A build that cannot go on. The message is kustomize's own text, without its `Error: `.</summary>
public class KustomizeException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Absolute path of the file the failure is about; null when it is not about one file.</summary>
    public string? File { get; init; } = (cause as KustomizeException)?.File;

    /// <summary>1-based line in <see cref="File"/>; 0 when it is not known.</summary>
    public int Line { get; init; } = (cause as KustomizeException)?.Line ?? 0;

    /// <summary>What to do about it, in our words; kustomize's text has no such thing.</summary>
    public string? Help { get; init; } = (cause as KustomizeException)?.Help;

    /// <summary>Lines that were warned about before the build failed.</summary>
    public IReadOnlyList<string> Warnings { get; internal set; } = [];

    /// <summary>The same failure told from further out: `prefix: message`.</summary>
    internal static KustomizeException Wrap(string prefix, Exception cause) => new($"{prefix}: {cause.Message}", cause);
}
