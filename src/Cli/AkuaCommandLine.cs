using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Cli.Kcl;
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
            var parse = Build(flags, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parse is { Action: VerbAction action, Errors.Count: 0 })
            {
                if (parse.GetValue(flags.Json) && parse.GetValue(flags.NoJson))
                {
                    return (int)ParserError.Write(error, action.Verb, "the flags '--json' and '--no-json' cannot be used together");
                }

                var contract = CommandContract.Of(parse, flags, host.Environment);
                json = contract.Json;
                return (int)Finish(RunVerb(action.Verb, parse, contract, host, output, error), output);
            }

            return (int)Finish(RunOther(parse, output, error), output);
        }
        catch (Exception e)
        {
            return (int)Failure.Report(e, json, output, error);
        }
    }

    /// <summary>
    /// Builds what the command line names: its first word's verb alone when it is one, else all of them. The suggesting root
    /// and the help option read names and texts from the program's metadata, which takes a tenth of a small run, so they are made
    /// when they are asked for only.
    /// </summary>
    internal static Command Build(UniversalFlags flags, string[] args)
    {
        const string Description = "Packages for Kubernetes, written in KCL.";
        var suggests = args.Length > 0 && args[0].StartsWith('[');
        Command root = suggests ? new RootCommand(Description) : new Command(Name, Description);
        root.Options.Clear();
        var named = args.Length > 0 ? Create(args[0]) : null;
        if (named is null || Array.Exists(args, static a => a.StartsWith("--h", StringComparison.Ordinal) || a.StartsWith("-h", StringComparison.Ordinal)))
        {
            root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help and examples", Recursive = true });
        }

        flags.AddTo(root);
        foreach (var verb in named is null ? VerbNames.Select(n => Create(n)!) : [named])
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }

    private const string Name = "akua";
    private static readonly string[] VerbNames = ["render", "diff", "kcl", "helm", "kustomize", "vendor", "version", "whoami", "completion"];

    private static Command? Create(string name) => name switch
    {
        "render" => new RenderVerb(),
        "diff" => new DiffVerb(),
        "kcl" => new CommandGroup(
            name,
            "The KCL language tools",
            new KclRunVerb(),
            new KclFormatVerb()),
        "helm" => new CommandGroup(name, "Render charts as Helm does", new HelmTemplateVerb(), new HelmEvalVerb()),
        "kustomize" => new CommandGroup(name, "Build kustomizations", new KustomizeBuildVerb()),
        "vendor" => new CommandGroup(name, "Keep dependencies inside the workspace", new VendorAddVerb(), new VendorCheckVerb(), new VendorListVerb()),
        "version" => new VersionVerb(),
        "whoami" => new WhoamiVerb(),
        "completion" => new CompletionVerb(),
        _ => null,
    };

    /// <summary>Help, completion, or a command line that names nothing to do.</summary>
    private static ExitCode RunOther(ParseResult parse, TextWriter output, TextWriter error)
    {
        if (parse.Action is not HelpAction && parse.Errors.Count > 0)
        {
            return ParserError.Write(error, parse);
        }

        var code = parse.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        if (parse.Action is HelpAction)
        {
            WriteExamples(parse.CommandResult.Command, output);
        }

        return (ExitCode)code;
    }

    /// <summary>Flushed here and not on disposal, so a failing output still gets its error and exit code.</summary>
    private static ExitCode Finish(ExitCode code, TextWriter output)
    {
        output.Flush();
        return code;
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
            { Name: Name } or RootCommand => ["akua render --out ./deploy", "akua kcl run main.k", "akua helm template web ./chart", "akua kustomize build overlays/prod", "akua vendor add nginx", "akua completion bash"],
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
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 4 * 1024, leaveOpen: true) { NewLine = "\n" };
}
