using System.CommandLine;
using Kcl.Net.Cli.Charts;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua helm eval`: tries one template, or a batch of them from standard input.</summary>
internal sealed class HelmEvalVerb : Verb
{
    private readonly ValueFlags _values = new();
    private readonly EntropyFlag _entropy = new(EntropyFlag.Random, EntropyFlag.Fixed, EntropyFlag.Random, EntropyFlag.Deny);
    private readonly Option<string?> _template = new("--template", "-t") { Description = "The template; without one, standard input has one JSON object a line: {id, tpl, values?, templates?, files?}" };

    public HelmEvalVerb()
        : base("eval", "Try a template with all of Helm's functions", "akua helm eval -t '{{.Values.name|upper}}' --set name=web", "akua helm eval -f values.yaml -t '{{toYaml(.Values)}}'")
    {
        foreach (var option in new Option[] { _template, _entropy.Option }.Concat(_values.Options))
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation) => DeepStack.Run(() => RunDeep(invocation));

    private ExitCode RunDeep(Invocation invocation)
    {
        var entropy = EntropyFlag.Of(invocation.Parse.GetValue(_entropy.Option));
        if (invocation.Parse.GetValue(_template) is not { } template)
        {
            EvalBatch.Run(invocation, entropy);
            return ExitCode.Ok;
        }

        try
        {
            var values = _values.Read(invocation.Parse, invocation.Host);
            HelmOutput.Write(invocation, TemplateTrial.Render(template, values, [], entropy, EvalBatch.Budget(invocation)));
            return ExitCode.Ok;
        }
        catch (HelmException failure)
        {
            return HelmOutput.Fail(invocation, failure);
        }
    }

}
