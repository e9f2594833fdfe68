using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Kustomize;

/// <summary>`helmCharts`: charts that lie beside the kustomization, rendered by the own engine.</summary>
public sealed class HelmChartBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HelmChartBuildTests()
    {
        Write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.2.3\n");
        Write("charts/web/values.yaml", "size: 1\ndeep:\n  a: chart\n  b: chart\n");
        Write("charts/web/crds/c.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: c\n");
        Write(
            "charts/web/templates/cm.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-web\n  namespace: {{ .Release.Namespace }}\ndata:\n"
            + "  size: {{ .Values.size | quote }}\n  a: {{ .Values.deep.a }}\n  b: {{ .Values.deep.b }}\n  kube: {{ .Capabilities.KubeVersion.Version }}\n");
        Write("more.yaml", "deep:\n  b: more\n");
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private CliRun Build(string chart, params string[] flags)
    {
        Write("kustomization.yaml", $"helmCharts:\n- name: web\n{chart}");
        return CliRun.Of(["kustomize", "build", .. flags, _folder.Path]);
    }

    private string Built(string chart, params string[] flags)
    {
        var run = Build(chart, ["--enable-helm", .. flags]);
        Assert.Equal("", run.Error);
        return run.Output;
    }

    private static string ConfigMap(string size = "1", string a = "chart", string b = "chart", string release = "rel", string space = "default", string kube = "v1.29.0") =>
        $"apiVersion: v1\ndata:\n  a: {a}\n  b: {b}\n  kube: {kube}\n  size: \"{size}\"\nkind: ConfigMap\nmetadata:\n  name: {release}-web\n  namespace: {space}\n";

    [Theory]
    [InlineData("override", "inline", "chart")]
    [InlineData("merge", "chart", "chart")]
    public void Inline_values_are_merged_either_way(string merge, string a, string b) =>
        Assert.Equal(
            ConfigMap(a: a, b: b, kube: "v1.25.0"),
            Built($"  releaseName: rel\n  kubeVersion: 1.25.0\n  valuesMerge: {merge}\n  valuesInline: {{deep: {{a: inline}}}}\n"));

    [Fact]
    public void Files_of_values_come_on_top() =>
        Assert.Equal(ConfigMap(b: "more", space: "ns", kube: "v1.25.0"), Built("  releaseName: rel\n  namespace: ns\n  kubeVersion: 1.25.0\n  additionalValuesFiles: [more.yaml]\n"));

    [Fact]
    public void The_release_is_named_as_helm_does()
    {
        Assert.Contains("name: release-name-web", Built(""), StringComparison.Ordinal);
        Assert.Contains("name: made-up-web", Built("  nameTemplate: '{{ printf \"made-%s\" \"up\" }}'\n"), StringComparison.Ordinal);
        Assert.Contains("cannot set --name-template", Build("  releaseName: a\n  nameTemplate: b\n", "--enable-helm").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_come_only_when_asked_for()
    {
        Assert.DoesNotContain("CustomResourceDefinition", Built("  releaseName: rel\n"), StringComparison.Ordinal);
        Assert.Contains("CustomResourceDefinition", Built("  releaseName: rel\n  includeCRDs: true\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "chart name", "must specify --enable-helm")]
    [InlineData("  valuesMerge: bogus\n", "--enable-helm", "valuesMerge must be one of [merge override replace]")]
    [InlineData("  additionalValuesFiles: [none.yaml]\n", "--enable-helm", "could not load additionalValuesFile: evalsymlink failure on '")]
    [InlineData("  valuesFile: ../none.yaml\n", "--enable-helm", "none.yaml: no such file or directory")]
    [InlineData("  valuesInline: {size: [1]}\n  valuesMerge: merge\n", "--enable-helm", "could not merge values: wrong node kind: expected SequenceNode but got ScalarNode")]
    public void Errors_have_the_words_of_kustomize(string chart, string flag, string message)
    {
        var run = Build(chart, flag.StartsWith('-') ? [flag] : []);
        Assert.Equal(1, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_that_is_not_there_is_not_pulled()
    {
        Write("kustomization.yaml", "helmCharts:\n- name: none\n  releaseName: r\n");
        Assert.Contains("no repo specified for pull, no chart found at ''", CliRun.Of("kustomize", "build", "--enable-helm", _folder.Path).Error, StringComparison.Ordinal);
        Write("kustomization.yaml", "helmCharts:\n- name: none\n  repo: https://example.com\n  version: 1.0.0\n  releaseName: r\n");
        Assert.Contains("akua builds from local files only", CliRun.Of("kustomize", "build", "--enable-helm", _folder.Path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_may_not_lie_outside_of_the_kustomization()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "app"));
        Write("app/kustomization.yaml", "helmGlobals: {chartHome: ../charts}\nhelmCharts:\n- name: web\n  releaseName: r\n  valuesFile: v.yaml\n");
        Write("app/v.yaml", "size: 2\n");
        Assert.Contains("is not in or below", CliRun.Of("kustomize", "build", "--enable-helm", Path.Combine(_folder.Path, "app")).Error, StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("kustomize", "build", "--enable-helm", "--load-restrictor", "LoadRestrictionsNone", Path.Combine(_folder.Path, "app")).Code);
    }

    [Fact]
    public void Packages_may_build_charts_in_an_overlay()
    {
        Write("kustomization.yaml", "namePrefix: p-\nhelmCharts:\n- name: web\n  releaseName: rel\n  kubeVersion: 1.25.0\n");
        Write("pkg/akua.toml", "[package]\nname = \"p\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n");
        Write("pkg/package.k", "import akua.kustomize\n\nresources = kustomize.build(kustomize.Build {path = \"./overlay\"})\n");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "pkg", "overlay"));
        foreach (var name in new[] { "charts", "kustomization.yaml" })
        {
            Directory.Move(Path.Combine(_folder.Path, name), Path.Combine(_folder.Path, "pkg", "overlay", name));
        }

        var run = CliRun.Of("render", "--stdout", "--offline", "--package", Path.Combine(_folder.Path, "pkg", "package.k"));
        Assert.Equal("", run.Error);
        Assert.Contains("name: p-rel-web", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_package_nothing_is_random()
    {
        Write("charts/web/templates/cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  r: {{ randAlphaNum 8 }}\n");
        Assert.Equal(0, Build("  releaseName: rel\n", "--enable-helm").Code);
        Write("akua.toml", "[package]\nname = \"p\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n");
        Write("package.k", "import akua.kustomize\n\nresources = kustomize.build(kustomize.Build {path = \".\"})\n");
        var run = CliRun.Of("render", "--stdout", "--offline", "--entropy", "deny", "--package", Path.Combine(_folder.Path, "package.k"));
        Assert.Equal(1, run.Code);
        Assert.Contains("randAlphaNum gives another result each time", run.Error, StringComparison.Ordinal);
    }
}
