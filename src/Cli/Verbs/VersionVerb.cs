namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua version`.</summary>
internal sealed class VersionVerb() : Verb("version", "Print the version", "akua version", "akua version --json")
{
    public override ExitCode Run(Invocation invocation)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("version", AkuaVersion.Text);
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine("akua " + AkuaVersion.Text);
        }

        return ExitCode.Ok;
    }
}
