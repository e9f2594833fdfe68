namespace Kcl.Net.Cli;

/// <summary>What a run sees of its process; tests give their own.</summary>
internal sealed record CliHost(Stream Output, Stream Error, Func<string, string?> Environment)
{
    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>What relative paths of `kcl` commands start from.</summary>
    public string WorkingDirectory { get; init; } = Directory.GetCurrentDirectory();
}
