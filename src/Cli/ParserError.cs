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

        // A mistyped verb is one mistake: that no verb was found follows from it.
        var mistyped = parse.UnmatchedTokens.Count > 0;
        var messages = parse.Errors.Where(e => !mistyped || e.SymbolResult is not System.CommandLine.Parsing.CommandResult { Command: var c } || c.Action is not null || e.Message.Contains(parse.UnmatchedTokens[0], StringComparison.Ordinal))
            .Select(e => e.Message.Replace("\n\t", " ", StringComparison.Ordinal)).Distinct().ToList();
        if (!mistyped && command.Subcommands.Count > 0 && command.Action is null)
        {
            messages = [$"a command is needed: {string.Join(", ", command.Subcommands.Select(c => c.Name))}"];
        }

        foreach (var token in parse.UnmatchedTokens)
        {
            var known = Commands(command).Concat(Options(command));
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

    /// <summary>A word after the mistyped verb may be a verb itself, so those above count too.</summary>
    private static IEnumerable<string> Commands(Command command)
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (var subcommand in at.Subcommands)
            {
                yield return subcommand.Name;
            }
        }
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

    private static string Path(Command command) => command.Parents.FirstOrDefault() is null
        ? command is RootCommand ? AkuaCommandLine.Name : command.Name
        : (command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Path(parent) + " " : "") + command.Name;
}
