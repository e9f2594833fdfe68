using System.Text;
using BenchmarkDotNet.Attributes;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>A chart of many templates with helpers: compiled, and rendered.</summary>
[MemoryDiagnoser]
public class HelmBenchmark
{
    private const string Helpers = """
        {{- define "app.name" -}}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}{{- end -}}
        {{- define "app.labels" -}}
        app.kubernetes.io/name: {{ .Chart.Name }}
        app.kubernetes.io/instance: {{ .Release.Name }}
        {{- range $key, $value := .Values.labels }}
        {{ $key }}: {{ $value | quote }}
        {{- end }}
        {{- end -}}

        """;

    private const string Template = """
        {{- if .Values.enabled }}
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ include "app.name" . }}
          labels: {{- include "app.labels" . | nindent 4 }}
        data: {{- toYaml .Values.data | nindent 2 }}
        {{- end }}
        """;

    private readonly DictValue _values = new();
    private Chart? _chart;
    private ChartProgram? _program;

    [Params(1, 50)]
    public int Templates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var files = new List<ChartFile>
        {
            File("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
            File("values.yaml", "enabled: true\nlabels:\n  tier: back\n  team: core\ndata:\n  a: one\n  b: two\n"),
            File("templates/_helpers.tpl", Helpers),
        };
        for (var i = 0; i < Templates; i++)
        {
            files.Add(File($"templates/config-{i}.yaml", Template));
        }

        _chart = ChartLoader.LoadFiles(files);
        _program = Compile();
        var text = Render();
        SourceText.Require(text.Split("kind: ConfigMap").Length == Templates + 1 && text.Contains("    tier: \"back\"\n", StringComparison.Ordinal), "wrong manifests");
    }

    [Benchmark]
    public ChartProgram Compile() => ChartProgram.Compile(_chart!);

    [Benchmark]
    public string Render() => HelmTemplate.Run(_program!, _values, new HelmTemplateOptions { ReleaseName = "bench" });

    [Benchmark]
    public string CompileAndRender() => HelmTemplate.Run(Compile(), _values, new HelmTemplateOptions { ReleaseName = "bench" });

    private static ChartFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
