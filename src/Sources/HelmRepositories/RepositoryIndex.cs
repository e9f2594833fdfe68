using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Sources;

/// <summary>One version of a chart as an index lists it.</summary>
internal sealed record IndexedChart(string Version, IReadOnlyList<string> Urls, string? Digest);

/// <summary>Reads `index.yaml` of a Helm repository.</summary>
internal static class RepositoryIndex
{
    /// <summary>The listed versions of a chart in order of the index.</summary>
    public static IReadOnlyList<IndexedChart> Versions(byte[] bytes, string chart, string shown)
    {
        var versions = new List<IndexedChart>();
        Value root;
        try
        {
            root = YamlReader.Read(new SourceFile(shown, Encoding.UTF8.GetString(bytes)), YamlOptions.HelmIntegers);
        }
        catch (DataFormatException e)
        {
            throw new SourceException($"{shown} is not valid YAML: {e.Problem}", e);
        }

        if ((root as DictValue)?["entries"] is not DictValue entries)
        {
            throw new SourceException($"{shown} is no index of a Helm repository: it has no `entries`");
        }

        if (entries[chart] is not ListValue list)
        {
            var names = new List<string>();
            foreach (ref readonly var entry in entries.Entries)
            {
                names.Add(entry.Key);
            }

            throw new SourceException($"there is no chart `{chart}` in {shown}") { Help = Packages.Alias.Nearest(chart, names) };
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is DictValue entry && Text(entry["version"]) is { } version)
            {
                if (entry["digest"] is not (null or NoneValue or StrValue))
                {
                    throw new SourceException($"the digest of `{chart}` {version} in {shown} is not written as text");
                }

                versions.Add(new IndexedChart(version, Texts(entry["urls"]), Text(entry["digest"])));
            }
        }

        return versions;
    }

    private static List<string> Texts(Value? value)
    {
        var texts = new List<string>();
        if (value is ListValue list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (Text(list[i]) is { } text)
                {
                    texts.Add(text);
                }
            }
        }

        return texts;
    }

    private static string? Text(Value? value) => (value as StrValue)?.Value;
}
