using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Helm;

/// <summary>Rendering of small charts in memory: order, refusals, bounds, nulls.</summary>
public sealed class ChartProgramTests
{
    [Fact]
    public void Package_render_is_ordered_by_path_and_keeps_hooks()
    {
        var program = Program(
            ("templates/z.yaml", "kind: Namespace\n"),
            ("templates/a.yaml", "kind: Job\nmetadata:\n  annotations:\n    helm.sh/hook: pre-install\n"),
            ("templates/NOTES.txt", "hello"),
            ("templates/_h.tpl", "{{ define \"x\" }}1{{ end }}"),
            ("crds/c.yaml", "kind: CustomResourceDefinition\n"));
        var documents = program.RenderDocuments(new DictValue(), "rel", "ns", WorkBudget.Unlimited);
        Assert.Equal(["c/templates/a.yaml", "c/templates/z.yaml"], documents.Select(d => d.Path));
    }

    [Fact]
    public void Package_render_refuses_randomness_by_name()
    {
        var program = Program(("templates/a.yaml", "x: {{ randAlphaNum 5 }}"));
        var failure = Assert.Throws<HelmException>(() => program.RenderDocuments(new DictValue(), "rel", "ns", WorkBudget.Unlimited));
        Assert.Contains("randAlphaNum", failure.Message, StringComparison.Ordinal);
        Assert.Equal("c/templates/a.yaml", failure.File);
        Assert.Equal(1, failure.Line);
    }

    [Fact]
    public void Integers_given_to_a_package_render_are_floats_in_templates()
    {
        var values = new DictValue();
        values.Set("n", IntValue.Of(1_000_000));
        var program = Program(("templates/a.yaml", "n: {{ .Values.n }} {{ typeOf .Values.n }}"));
        Assert.Equal("n: 1e+06 float64", program.RenderDocuments(values, "rel", "ns", WorkBudget.Unlimited)[0].Text);
    }

    [Fact]
    public void A_template_that_includes_itself_ends_with_an_error()
    {
        var program = Program(("templates/a.yaml", "{{ define \"x\" }}{{ include \"x\" . }}{{ end }}{{ include \"x\" . }}"));
        var failure = Assert.Throws<HelmException>(() => program.RenderDocuments(new DictValue(), "rel", "ns", WorkBudget.Unlimited));
        Assert.Contains("nested reference name: x", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tpl_that_calls_itself_ends_with_an_error()
    {
        var values = new DictValue();
        values.Set("t", new StrValue("{{ tpl .Values.t . }}"));
        var program = Program(("templates/a.yaml", "{{ tpl .Values.t . }}"));
        var failure = Assert.ThrowsAny<Exception>(() => program.RenderDocuments(values, "rel", "ns", WorkBudget.Unlimited));
        Assert.True(failure is HelmException or LimitExceededException);
    }

    [Fact]
    public void Rendering_again_does_not_see_what_the_first_render_changed()
    {
        var program = Program(("values.yaml", "a: 1\n"), ("templates/a.yaml", "{{ $_ := set .Values \"b\" \"x\" }}{{ .Values | toJson }}"));
        var first = program.RenderDocuments(new DictValue(), "rel", "ns", WorkBudget.Unlimited)[0].Text;
        Assert.Equal("""{"a":1,"b":"x"}""", first);
        Assert.Equal(first, program.RenderDocuments(new DictValue(), "rel", "ns", WorkBudget.Unlimited)[0].Text);
        Assert.Single(program.Chart.Values.SortedKeys());
    }

    [Theory]
    [InlineData("a: null\n", "{}")]
    [InlineData("b: null\n", """{"a":1,"b":null}""")]
    public void A_null_deletes_a_default_and_stays_where_there_is_none(string user, string expected)
    {
        var program = Program(("values.yaml", "a: 1\n"), ("templates/a.yaml", "{{ .Values | toJson }}"));
        var values = ValuesReader.Read(user, "");
        Assert.Equal(expected, program.RenderDocuments(values, "rel", "ns", WorkBudget.Unlimited)[0].Text);
    }

    [Fact]
    public void Threads_share_a_compiled_chart()
    {
        var program = Program(
            ("values.yaml", "n: 3\n"),
            ("templates/_h.tpl", "{{ define \"h\" }}{{ tpl \"{{ .Values.n }}\" . }}-{{ .Release.Name }}{{ end }}"),
            ("templates/a.yaml", "kind: A\nx: {{ include \"h\" . }}\n{{ range until 20 }}y{{ . }}: {{ include \"h\" $ | quote }}\n{{ end }}"));
        var options = new HelmTemplateOptions { ReleaseName = "web" };
        var wanted = HelmTemplate.Run(program, new DictValue(), options);
        var texts = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => texts.Add(HelmTemplate.Run(program, new DictValue(), options)));
        Assert.Equal(1000, texts.Count);
        Assert.All(texts, t => Assert.Equal(wanted, t));
    }

    [Fact]
    public void A_compiled_chart_keeps_nothing_of_a_render()
    {
        var program = Program(("templates/a.yaml", "kind: A\nx: {{ .Values.x | toYaml | quote }}\ny: {{ tpl \"{{ .Values.x.n }}\" . }}\n"));
        var given = new List<WeakReference>();
        for (var i = 0; i < 200; i++)
        {
            given.Add(RenderOnce(program, i));
        }

        GC.Collect();
        Assert.True(given.Count(static g => g.IsAlive) <= 1);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference RenderOnce(ChartProgram program, int number)
    {
        var inner = new DictValue();
        inner.Set("n", IntValue.Of(number));
        var values = new DictValue();
        values.Set("x", inner);
        HelmTemplate.Run(program, values, new HelmTemplateOptions { ReleaseName = "web" });
        return new WeakReference(inner);
    }

    [Fact]
    public void An_umbrella_of_subcharts_that_call_tpl_costs_what_its_parts_cost()
    {
        const int Subcharts = 100;
        var part = new List<(string, string)> { ("values.yaml", "a: 1\nt: '{{ .Values.a }}-{{ .Release.Name }}'\n") };
        part.Add(("templates/a.yaml", "kind: A\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"k{i}: {{{{ tpl (printf \"%s-{i}\" .Values.t) . }}}}\n"))));
        var umbrella = Enumerable.Range(0, Subcharts).SelectMany(n => part.Select(f => ($"charts/c{n}/{f.Item1}", f.Item2)).Append(($"charts/c{n}/Chart.yaml", $"apiVersion: v2\nname: c{n}\nversion: 0.1.0\n")));
        var one = Cost([.. part]);
        var all = Cost([.. umbrella]);
        Assert.True(all <= 2 * Subcharts * one, $"{Subcharts} parts of {one} bytes took {all} bytes");
    }

    /// <summary>Bytes that compiling and rendering allocate, once everything is loaded.</summary>
    private static long Cost((string Path, string Text)[] files)
    {
        HelmTemplate.Run(Program(files), new DictValue(), new HelmTemplateOptions());
        var program = Program(files);
        var before = GC.GetAllocatedBytesForCurrentThread();
        HelmTemplate.Run(program, new DictValue(), new HelmTemplateOptions());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ChartProgram Program(params (string Path, string Text)[] files)
    {
        var all = new List<ChartFile> { new("Chart.yaml", Encoding.UTF8.GetBytes("apiVersion: v2\nname: c\nversion: 0.1.0\n")) };
        all.AddRange(files.Select(f => new ChartFile(f.Path, Encoding.UTF8.GetBytes(f.Text))));
        return ChartProgram.Compile(ChartLoader.LoadFiles(all));
    }
}
