using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Looks at a chart's `apiVersion` before anything else of it is read. Only the chart that is asked for is looked at.</summary>
internal static class VersionDetection
{
    public static void Check(IReadOnlyList<ChartFile> files)
    {
        foreach (var file in files)
        {
            if (file.Path == "Chart.yaml")
            {
                Check(file);
                return;
            }
        }

        throw new HelmException("unable to detect chart version, no Chart.yaml found");
    }

    private static void Check(ChartFile file)
    {
        Value value;
        try
        {
            value = HelmYaml.Read(file.Text);
        }
        catch (FormatException failure)
        {
            throw new HelmException("cannot load Chart.yaml: " + failure.Message, failure);
        }

        var version = value switch
        {
            NoneValue => "",
            DictValue map => MetadataDecoder.Find(map, "apiVersion") is { IsNullish: false } found
                ? HelmYaml.ScalarText(found) ?? throw Mismatch(found, "Go struct field chartBase.apiVersion of type string")
                : "",
            _ => throw Mismatch(value, "Go value of type loader.chartBase"),
        };
        if (version is not ("" or "v1" or "v2"))
        {
            throw new HelmException("unsupported chart version");
        }
    }

    private static HelmException Mismatch(Value value, string target) =>
        new($"cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {HelmJson.KindOf(value)} into {target}");
}
