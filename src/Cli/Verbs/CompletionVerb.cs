using System.CommandLine;

namespace Kcl.Net.Cli.Verbs;

/// <summary>
/// `akua completion`: a script for the shell's own completion. The script asks this program for candidates, so it
/// never goes out of date with the verbs.
/// </summary>
internal sealed class CompletionVerb : Verb
{
    private const string Bash = """
        # akua completion for bash: source <(akua completion bash)
        _akua_complete() {
            local line="${COMP_LINE:0:COMP_POINT}" candidate word="${COMP_WORDS[COMP_CWORD]}"
            local rest="${line#*[[:space:]]}"
            COMPREPLY=()
            while IFS= read -r candidate; do
                [[ "$candidate" == "$word"* ]] && COMPREPLY+=("$candidate")
            done < <("${COMP_WORDS[0]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)
        }
        complete -o default -F _akua_complete akua
        """;

    private const string Zsh = """
        #compdef akua
        # akua completion for zsh: source <(akua completion zsh)
        _akua_complete() {
            local rest="${LBUFFER#*[[:space:]]}"
            local -a candidates
            candidates=("${(@f)$("${words[1]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)}")
            (( ${#candidates} )) && [[ -n "${candidates[1]}" ]] && compadd -- $candidates || _files
        }
        compdef _akua_complete akua
        """;

    private const string Fish = """
        # akua completion for fish: akua completion fish | source
        function __akua_complete
            set -l rest (string replace -r '^\S+\s' '' -- (commandline -cp))
            akua "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
        end
        complete -c akua -a '(__akua_complete)'
        """;

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh or fish" };

    public CompletionVerb()
        : base("completion", "Print a completion script for a shell", "source <(akua completion bash)", "akua completion zsh > ~/.zfunc/_akua", "akua completion fish | source")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Arguments.Add(_shell);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var script = invocation.Parse.GetValue(_shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => Fish,
        };
        invocation.Output.Write(script.Replace(AkuaCommandLine.Name, invocation.Host.CommandName, StringComparison.Ordinal));
        invocation.Output.Write('\n');
        return ExitCode.Ok;
    }
}
