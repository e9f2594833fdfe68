using Kcl.Net.Sources;

namespace Kcl.Net.Cli;

/// <summary>What a run sees of its process; tests give their own.</summary>
internal sealed record CliHost(Stream Output, Stream Error, Func<string, string?> Environment)
{
    /// <summary>What the program was called as: `kcl` makes it the language tools alone.</summary>
    public string CommandName { get; init; } = AkuaCommandLine.Name;

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>What relative paths of `kcl` commands start from.</summary>
    public string WorkingDirectory { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Whether a person sees the error output as it is written.</summary>
    public Func<bool> ErrorIsTerminal { get; init; } = static () => false;

    /// <summary>Changes how requests are made.</summary>
    public Func<TransportOptions, TransportOptions> Transport { get; init; } = static options => options;
}
