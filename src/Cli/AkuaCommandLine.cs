using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Cli.Verbs;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli;

/// <summary>The whole command line: which verbs there are, and how every run begins and ends.</summary>
internal static class AkuaCommandLine
{
    public static int Run(string[] args, CliHost host)
    {
        using var output = Writer(host.Output);
        using var error = Writer(host.Error);
        var flags = new UniversalFlags();
        var json = false;
        try
        {
            var parse = Build(flags).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var contract = CommandContract.Of(parse, flags, host.Environment);
            json = contract.Json;
            var code = Dispatch(parse, flags, contract, host, output, error);
            output.Flush();
            return (int)code;
        }
        catch (Exception e)
        {
            return (int)Failure.Report(e, json, output, error);
        }
    }

    internal static RootCommand Build(UniversalFlags flags)
    {
        var root = new RootCommand("Packages for Kubernetes, written in KCL.");
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help and examples", Recursive = true });
        flags.AddTo(root);
        root.Subcommands.Add(new CommandGroup("vendor", "Keep dependencies inside the workspace", new VendorAddVerb(), new VendorCheckVerb(), new VendorListVerb()));
        root.Subcommands.Add(new VersionVerb());
        root.Subcommands.Add(new WhoamiVerb());
        root.Subcommands.Add(new CompletionVerb());
        return root;
    }

    private static ExitCode Dispatch(ParseResult parse, UniversalFlags flags, CommandContract contract, CliHost host, TextWriter output, TextWriter error)
    {
        switch (parse.Action)
        {
            case HelpAction:
                parse.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
                WriteExamples(parse.CommandResult.Command, output);
                return ExitCode.Ok;
            case VerbAction action when parse.GetValue(flags.Json) && parse.GetValue(flags.NoJson):
                return ParserError.Write(error, action.Verb, "the flags '--json' and '--no-json' cannot be used together");
            case VerbAction action:
                return RunVerb(action.Verb, parse, contract, host, output, error);
            default:
                if (parse.Errors.Count > 0)
                {
                    return ParserError.Write(error, parse);
                }

                return (ExitCode)parse.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
    }

    private static ExitCode RunVerb(Verb verb, ParseResult parse, CommandContract contract, CliHost host, TextWriter output, TextWriter error)
    {
        if (contract.TimeoutText is not { } text)
        {
            return verb.Run(new Invocation(parse, contract, host, output, error, CancellationToken.None));
        }

        using var timeout = new CancellationTokenSource(Duration.Parse("--timeout", text));
        return verb.Run(new Invocation(parse, contract, host, output, error, timeout.Token));
    }

    private static void WriteExamples(Command command, TextWriter output)
    {
        var examples = command switch
        {
            Verb verb => verb.Examples,
            RootCommand => ["akua vendor add nginx", "akua vendor check --json", "akua completion bash"],
            _ => command.Subcommands.OfType<Verb>().SelectMany(v => v.Examples.Take(1)).ToList(),
        };
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine("  " + example);
        }

        output.WriteLine();
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
}
