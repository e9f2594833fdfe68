using System.CommandLine;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli;

/// <summary>Mistakes in the command line itself: always plain text, exit code 1.</summary>
internal static class ParserError
{
    public static ExitCode Write(TextWriter error, ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var messages = parse.Errors.Select(e => e.Message).Distinct().ToList();
        foreach (var token in parse.UnmatchedTokens)
        {
            var known = command.Subcommands.Select(c => c.Name).Concat(Options(command));
            if (Suggest.Nearest(token, known) is { } near)
            {
                messages.Add($"did you mean '{near}'?");
            }
        }

        return Write(error, command, [.. messages]);
    }

    public static ExitCode Write(TextWriter error, Command command, params string[] messages)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            error.WriteLine((i == 0 ? "error: " : "  ") + TerminalText.Clean(messages[i]));
        }

        error.WriteLine();
        error.WriteLine($"For more information, try '{Path(command)} --help'.");
        error.Flush();
        return ExitCode.UserError;
    }

    private static IEnumerable<string> Options(Command command)
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (var option in at.Options)
            {
                if (at == command || option.Recursive)
                {
                    yield return option.Name;
                }
            }
        }
    }

    private static string Path(Command command) => command is RootCommand
        ? "akua"
        : (command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Path(parent) + " " : "") + command.Name;
}
