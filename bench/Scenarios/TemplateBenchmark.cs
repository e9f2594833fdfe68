using BenchmarkDotNet.Attributes;
using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>A Go template with a loop and a named template: parsed, and executed.</summary>
[MemoryDiagnoser]
public class TemplateBenchmark
{
    private const string Text = """
        {{- define "labels" }}
          app: {{ .name }}
          tier: {{ if .front }}front{{ else }}back{{ end }}
        {{- end -}}
        {{- range $i, $app := .apps }}
        ---
        kind: ConfigMap
        metadata:
          name: {{ $app.name }}-{{ $i }}
          labels: {{- template "labels" $app }}
        data:
          replicas: {{ printf "%03d" $app.replicas | html }}
        {{- end }}
        """;

    private readonly DictValue _data = new();
    private TemplateSet? _templates;

    [Params(1, 100)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var apps = new ListValue();
        for (var i = 0; i < Items; i++)
        {
            var app = new DictValue();
            app.Set("name", new StrValue("app"));
            app.Set("front", BoolValue.Of(i % 2 == 0));
            app.Set("replicas", IntValue.Of(i % 5));
            apps.Add(app);
        }

        _data.Set("apps", apps);
        _templates = Parse();
        var text = Execute();
        SourceText.Require(text.Split("kind: ConfigMap").Length == Items + 1 && text.Contains("tier: front\n", StringComparison.Ordinal), "wrong text");
        SourceText.Require(text.Contains("replicas: 000", StringComparison.Ordinal), "wrong number");
    }

    [Benchmark]
    public TemplateSet Parse() => TemplateSet.Empty(_ => null, new TemplateOptions()).Parse("main", Text);

    [Benchmark]
    public string Execute() => _templates!.Execute("main", _data, new TemplateRun(WorkBudget.Unlimited));
}
