using System.Globalization;
using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Modules;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>The programs that are measured, made to a size. The same size gives the same text.</summary>
internal static class SourceText
{
    /// <summary>A short program that evaluates to a list of Deployments: the evaluator's work.</summary>
    public static string Deployments(int count) => string.Create(CultureInfo.InvariantCulture, $$"""
        schema Port:
            name: str = "http"
            port: int = 80

            check:
                0 < port < 65536, "port out of range"

        schema App:
            name: str
            replicas: int = 2
            image: str = "nginx:1.27"
            labels: {str:str} = {"app.kubernetes.io/name" = name}
            ports: [Port] = [Port {}]

            check:
                replicas > 0, "replicas must be positive"

        deployment = lambda app: App -> {str:} {
            {
                apiVersion = "apps/v1"
                kind = "Deployment"
                metadata = {name = app.name, labels = app.labels}
                spec = {
                    replicas = app.replicas
                    selector.matchLabels = app.labels
                    template = {
                        metadata.labels = app.labels
                        spec.containers = [{
                            name = app.name
                            image = app.image
                            ports = [{name = p.name, containerPort = p.port} for p in app.ports]
                        }]
                    }
                }
            }
        }

        resources = [deployment(App {
            name = "app-${i}"
            replicas = i % 5 + 1
            ports: [Port {port = 8000 + i}]
            labels: {tier = "back" if i % 2 == 0 else "front"}
        }) for i in range({{count}})]

        """);

    /// <summary>A long program of schemas and their instances: the lexer's, parser's and checker's work.</summary>
    public static string Schemas(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                schema Service{{i}}:
                    # Where it listens.
                    name: str = "service-{{i}}"
                    port?: int = {{i + 1}}
                    labels: {str:str} = {app = name, tier = "back"}

                    check:
                        port > 0 if port, "port must be positive"

                service{{i}} = Service{{i}} {
                    name = "s${1 + {{i}}}"
                    labels: {"app.kubernetes.io/name" = "s"}
                }
                ports{{i}} = [p * 2 for p in [1, 2, 3] if p != {{i}}]


                """);
        }

        return text.ToString();
    }

    public static KclProgram Load(string text) => ProgramLoader.Load(new LoadOptions([new EntryFile("/bench/main.k", text)], new DiskSourceTree())
    {
        WorkingDirectory = "/bench",
        IsSystemModule = static name => SystemModules.Find(name) is not null,
    });

    /// <summary>Fails the run when a scenario does not do what it is to measure.</summary>
    public static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException("the scenario is wrong: " + what);
        }
    }
}
