using System.CommandLine;
using System.CommandLine.Invocation;
using Kcl.Net.Cli.Contract;

namespace Kcl.Net.Cli;

/// <summary>
/// A command that does something. To add one: a class in `Verbs/` that declares its options and arguments in the
/// constructor and its work in <see cref="Run"/>, and a line in <see cref="AkuaCommandLine"/>. Work ends by returning an
/// exit code or by throwing diagnostics; printing errors, `--timeout` and help are done for all verbs in one place.
/// </summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        Action = new VerbAction(this);
    }

    /// <summary>Command lines shown by `--help`; each one must work.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What the text of `--timeout` means; throws diagnostics when it means nothing.</summary>
    public virtual TimeSpan TimeLimit(string text) => Duration.Parse("--timeout", text);

    public abstract ExitCode Run(Invocation invocation);
}

/// <summary>Marks that parsing ended at a verb; <see cref="AkuaCommandLine"/> runs it.</summary>
internal sealed class VerbAction(Verb verb) : SynchronousCommandLineAction
{
    public Verb Verb { get; } = verb;

    public override int Invoke(ParseResult parseResult) => throw new NotSupportedException();
}
