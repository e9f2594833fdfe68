using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli;

/// <summary>One call of a verb: its parsed arguments, the contract it runs under, and where it writes.</summary>
internal sealed class Invocation(ParseResult parse, CommandContract contract, CliHost host, TextWriter output, TextWriter error, CancellationToken cancellation)
{
    public ParseResult Parse { get; } = parse;

    public CommandContract Contract { get; } = contract;

    public CliHost Host { get; } = host;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Diagnostics that the verb words itself.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Set by `--timeout`.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    public bool Json => Contract.Json;

    /// <summary>Prints a JSON result line.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write) => Output.Write(JsonLine.Text(write));

    /// <summary>Prints a line of a text report; control characters in it are made visible.</summary>
    public void WriteLine(string line) => Output.WriteLine(TerminalText.Clean(line));

    public void Warn(IEnumerable<Diagnostic> warnings)
    {
        foreach (var warning in warnings)
        {
            StructuredError.Write(Error, warning, Json);
        }
    }
}
