namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua whoami`: how this call is seen, above all whether an agent environment was found.</summary>
internal sealed class WhoamiVerb() : Verb("whoami", "Show the login, version and agent context", "akua whoami", "akua whoami --json")
{
    public override ExitCode Run(Invocation invocation)
    {
        var agent = invocation.Contract.Agent;
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteStartObject("agent_context");
                w.WriteBoolean("detected", agent.Detected);
                if (agent.Detected)
                {
                    w.WriteString("source", agent.Source);
                    w.WriteString("name", agent.Name);
                }

                w.WriteBoolean("disabled_via_env", agent.DisabledViaEnvironment);
                w.WriteEndObject();
                w.WriteString("version", AkuaVersion.Text);
                w.WriteEndObject();
            });
            return ExitCode.Ok;
        }

        invocation.WriteLine("not logged in");
        invocation.WriteLine("akua " + AkuaVersion.Text);
        invocation.WriteLine(agent.Detected ? $"agent: {agent.Source} ({agent.Name})" : agent.DisabledViaEnvironment ? "agent: detection disabled" : "agent: none");
        return ExitCode.Ok;
    }
}
