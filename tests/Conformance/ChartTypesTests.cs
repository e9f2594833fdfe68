using System.Formats.Tar;
using System.IO.Compression;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Import;
using Kcl.Net.Tests.Unit.Import;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The types made of real charts against the values that those charts are used with, and against values changed at random.</summary>
public sealed class ChartTypesTests(ITestOutputHelper output)
{
    private const int ChangesPerFile = 20;

    [Fact]
    public void Types_made_of_defaults_accept_whatever_real_charts_are_given() => OverCharts(corpus =>
    {
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var (charts, files) = (0, 0);
        foreach (var (name, folder) in TypedChart.All(corpus))
        {
            var typed = new TypedChart(WithoutSchema(folder), folder);
            Assert.NotEmpty(typed.Types.Schemas);
            charts++;
            foreach (var (id, values) in TypedChart.Cases(corpus, folder).Prepend((name + " defaults", typed.Defaults)))
            {
                files++;
                Assert.Empty(Suspected(typed.Types.Schemas[0], values));
                if (typed.Refusal(values) is { } why)
                {
                    failures[id] = why;
                }
            }
        }

        output.WriteLine($"{charts} charts");
        Assert.Equal(61, charts);
        Corpus.Ratchet("helm-value-types", files, failures, output);
    });

    /// <summary>
    /// What Helm's validator accepts the types accept. The other way round they may accept more, where a schema says what KCL cannot:
    /// those are listed.
    /// </summary>
    [Fact]
    public void Types_made_of_schemas_judge_as_the_validator_does() => OverCharts(corpus =>
    {
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var (judged, refused) = (0, 0);
        foreach (var (name, folder) in TypedChart.All(corpus))
        {
            var chart = ChartLoader.LoadDirectory(folder);
            if (chart.Schema is null)
            {
                continue;
            }

            var typed = new TypedChart(chart, folder);
            if (!typed.HasValidator)
            {
                output.WriteLine(name + " has a schema that the validator cannot read");
                continue;
            }

            Assert.True(typed.Types.IsFromSchema, name);
            Assert.Empty(typed.Warnings);
            foreach (var (id, values) in TypedChart.Cases(corpus, folder).Prepend((name + " defaults", typed.Defaults)))
            {
                for (var i = 0; i < ChangesPerFile; i++)
                {
                    var given = i == 0 ? values : new RandomChanges(i).Of(values, 1);
                    if (typed.IsValid(given) is not { } isValid)
                    {
                        continue;
                    }

                    judged++;
                    refused += isValid ? 0 : 1;
                    var refusal = typed.Refusal(given);
                    Assert.False(isValid && refusal is not null, $"{id}, change {i}: the validator accepts what the types refuse: {refusal}");
                    if (!isValid && refusal is null)
                    {
                        failures[$"{id} {i}"] = "accepted";
                    }
                }
            }
        }

        output.WriteLine($"{judged} values, {refused} of them refused by the validator");
        Corpus.Ratchet("helm-value-schemas", judged, failures, output);
    });

    /// <summary>No more of a chart than its types are made of.</summary>
    private static Chart WithoutSchema(string folder) => ChartLoader.LoadFiles(
        new[] { "Chart.yaml", "requirements.yaml", "values.yaml" }.Where(n => File.Exists(Path.Combine(folder, n)))
            .Select(n => new ChartFile(n, File.ReadAllBytes(Path.Combine(folder, n)))).ToList());

    /// <summary>Names that a package would be warned of.</summary>
    private static IEnumerable<string> Suspected(ModelSchema schema, DictValue values)
    {
        foreach (var (key, value) in values.Entries.ToArray().Select(e => (e.Key, e.Value)))
        {
            var known = schema.Attributes.Find(a => a.Name == key);
            if (known is null && Slips.Meant(key, schema.Attributes.Select(a => a.Name)) is { } meant)
            {
                yield return $"{key} for {meant}";
            }
            else if (known?.Type is UnionModel { Members: [ReferenceModel section, ..] } && value is DictValue inner)
            {
                foreach (var name in Suspected(section.Schema, inner))
                {
                    yield return name;
                }
            }
        }
    }

    private void OverCharts(Action<string> run)
    {
        if (Corpus.FindOrSkip("helm/charts.tar.gz", output) is not { } archive)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("chart-types-").FullName;
        try
        {
            using (var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
            {
                TarFile.ExtractToDirectory(gzip, folder, overwriteFiles: true);
            }

            DeepStack.Run(() =>
            {
                run(folder);
                return 0;
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
