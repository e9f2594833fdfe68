using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Cli.Installs;
using Kcl.Net.Cli.Kcl;
using Kcl.Net.Cli.Verbs;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli;

/// <summary>The whole command line: which verbs there are, and how every run begins and ends.</summary>
internal static class AkuaCommandLine
{
    public static int Run(string[] args, CliHost host)
    {
        if (args is ["kustomize", "build", .. var rest] && KustomizeArguments.Parse(rest, host.WorkingDirectory) is { } build)
        {
            return RunBuild(build, host);
        }

        using var output = Writer(host.Output);
        using var error = Writer(host.Error);
        var flags = new UniversalFlags();
        var json = false;
        try
        {
            args = KclShorthand.Expand(args, host);
            var parse = Build(flags, args, host.CommandName).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
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

            return (int)Finish(RunOther(parse, host.CommandName, output, error), output);
        }
        catch (Exception e)
        {
            return (int)Failure.Report(e, json, output, error);
        }
    }

    private static int RunBuild(KustomizeRun build, CliHost host)
    {
        using var error = Writer(host.Error);
        try
        {
            return (int)build.Execute(host.Output, error, json: false);
        }
        catch (Exception e)
        {
            return (int)Failure.Report(e, json: false, TextWriter.Null, error);
        }
    }

    /// <summary>
    /// Builds what the command line names: its first word's verb alone when it is one, else all of them. The suggesting root
    /// and the help option read names and texts from the program's metadata, which takes a tenth of a small run, so they are made
    /// when they are asked for only.
    /// </summary>
    /// <param name="name">The program's name; as `kcl` it has the language tools only.</param>
    internal static Command Build(UniversalFlags flags, string[] args, string name = Name)
    {
        var isKcl = name == KclVerbs.GroupName;
        var description = isKcl ? KclVerbs.Description : "Packages for Kubernetes, written in KCL.";
        var suggests = args.Length > 0 && args[0].StartsWith('[');
        Command root = suggests ? new RootCommand(description) : new Command(name, description);
        root.Options.Clear();
        Command? CreateOne(string verb) => isKcl ? KclVerbs.Create(verb) : Create(verb, args.Length > 1 ? args[1] : null);
        var named = args.Length > 0 ? CreateOne(args[0]) : null;
        if (named is null || Array.Exists(args, static a => a.StartsWith("--h", StringComparison.Ordinal) || a.StartsWith("-h", StringComparison.Ordinal)))
        {
            root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help and examples", Recursive = true });
        }

        flags.AddTo(root);
        foreach (var verb in named is null ? (isKcl ? KclVerbs.ProgramNames : VerbNames).Select(n => isKcl ? KclVerbs.Create(n)! : Create(n, null)!) : [named])
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }

    internal const string Name = "akua";
    private static readonly string[] VerbNames =
    [
        "render", "check", "lint", "fmt", "test", "dev", "export", "diff", "kcl", "helm", "kustomize",
        "init", "add", "remove", "lock", "update", "tree", "verify", "vendor", "pack", "publish", "push", "pull", "sign", "inspect", "cache", "auth", "install",
        "version", "whoami", "completion",
    ];

    private static Command? Create(string name, string? second) => name switch
    {
        "render" => new RenderVerb(),
        "check" => new CheckVerb(),
        "lint" => new LintVerb(),
        "fmt" => new FormatVerb(),
        "test" => new TestVerb(),
        "dev" => new DevVerb(),
        "export" => new ExportVerb(),
        KclVerbs.GroupName => new CommandGroup(name, KclVerbs.Description, KclVerbs.Named(second)),
        "diff" => new DiffVerb(),
        "helm" => new CommandGroup(name, "Render charts as Helm does", new HelmTemplateVerb(), new HelmEvalVerb()),
        "kustomize" => new CommandGroup(name, "Build kustomizations", new KustomizeBuildVerb()),
        "init" => new InitVerb(),
        "add" => new AddVerb(),
        "remove" => new RemoveVerb(),
        "lock" => new LockVerb(),
        "update" => new UpdateVerb(),
        "tree" => new TreeVerb(),
        "verify" => new VerifyVerb(),
        "vendor" => new CommandGroup(name, "Keep dependencies inside the workspace", new VendorAddVerb(), new VendorCheckVerb(), new VendorListVerb()),
        "pack" => new PackVerb(),
        "publish" => new PublishVerb(),
        "push" => new PushVerb(),
        "pull" => new PullVerb(),
        "sign" => new SignVerb(),
        "inspect" => new InspectVerb(),
        "cache" => new CommandGroup(name, "Look at the cache of fetched dependencies, or empty it", new CacheListVerb(), new CacheClearVerb(), new CachePathVerb()),
        "auth" => new CommandGroup(name, "Credentials for registries", new AuthListVerb(), new AuthAddVerb(), new AuthRemoveVerb()),
        "install" => new CommandGroup(name, InstallVerbs.Description, InstallVerbs.Named(second)),
        "version" => new VersionVerb(),
        "whoami" => new WhoamiVerb(),
        "completion" => new CompletionVerb(),
        _ => null,
    };

    /// <summary>Help, completion, or a command line that names nothing to do.</summary>
    private static ExitCode RunOther(ParseResult parse, string name, TextWriter output, TextWriter error)
    {
        if (parse.Action is not HelpAction && parse.Errors.Count > 0)
        {
            return ParserError.Write(error, parse);
        }

        var code = parse.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        if (parse.Action is HelpAction)
        {
            WriteExamples(parse.CommandResult.Command, name, output);
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

        using var timeout = new CancellationTokenSource(verb.TimeLimit(text));
        return verb.Run(new Invocation(parse, contract, host, output, error, timeout.Token));
    }

    private static void WriteExamples(Command command, string name, TextWriter output)
    {
        var examples = command switch
        {
            Verb verb => verb.Examples,
            { Name: Name } or RootCommand when name == Name => ["akua render --out ./deploy", "akua kcl run main.k", "akua helm template web ./chart", "akua kustomize build overlays/prod", "akua vendor add nginx", "akua completion bash"],
            _ => command.Subcommands.OfType<Verb>().SelectMany(v => v.Examples.Take(1)).ToList(),
        };
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine("  " + (name == Name ? example : KclVerbs.AsProgram(example)));
        }

        output.WriteLine();
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 4 * 1024, leaveOpen: true) { NewLine = "\n" };
}
