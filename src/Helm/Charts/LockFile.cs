using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`Chart.lock` plays no part in rendering, but a broken one stops it.</summary>
internal static class LockFile
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";

    public static void Check(ChartFile file)
    {
        Value value;
        try
        {
            value = HelmYaml.Read(file.Text);
        }
        catch (FormatException failure)
        {
            throw new HelmException($"cannot load {file.Path}: {failure.Message}", failure);
        }

        if (value is DictValue map && map["generated"] is StrValue generated)
        {
            try
            {
                GoTimeParsing.Parse(Layout, generated.Value);
            }
            catch (FormatException failure)
            {
                throw new HelmException($"cannot load {file.Path}: error unmarshaling JSON: while decoding JSON: {failure.Message}", failure);
            }
        }
    }
}
