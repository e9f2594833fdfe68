using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Makes charts of files, wherever those come from.</summary>
public static class ChartLoader
{
    private const int MaxNesting = 50;

    /// <summary>A chart from an unpacked directory; its `.helmignore` applies.</summary>
    public static Chart LoadDirectory(string path)
    {
        // The version is looked up before `.helmignore` is, so an ignored Chart.yaml is found here and missed later.
        VersionDetection.Check([ChartDirectory.ReadChartFile(path)]);
        return LoadFiles(ChartDirectory.Read(path));
    }

    /// <summary>A chart from the bytes of a `.tgz`.</summary>
    public static Chart LoadArchive(byte[] archive)
    {
        var files = ChartArchive.Read(archive);
        VersionDetection.Check(files);
        return LoadFiles(files);
    }

    /// <summary>A chart from a path: an unpacked directory or a packed chart.</summary>
    public static Chart LoadPath(string path) => Directory.Exists(path) ? LoadDirectory(path) : PackedChart.Load(path);

    /// <summary>A chart from files in memory; paths are relative to the chart.</summary>
    public static Chart LoadFiles(IReadOnlyList<ChartFile> files) => Load(files, 0);

    private static Chart Load(IReadOnlyList<ChartFile> files, int depth)
    {
        if (depth > MaxNesting)
        {
            throw new HelmException($"charts nest deeper than {MaxNesting}");
        }

        var metadata = MetadataReader.Read(files);
        var values = new DictValue();
        byte[]? schema = null;
        var (templates, others) = (new List<ChartFile>(), new List<ChartFile>());
        var packed = new SortedDictionary<string, List<ChartFile>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            switch (file.Path)
            {
                case "Chart.yaml":
                    continue;
                case "Chart.lock":
                    LockFile.Check(file);
                    continue;
                case "values.yaml":
                    values = ValuesReader.Read(file.Text, "cannot load values.yaml: ");
                    continue;
                case "values.schema.json":
                    schema = file.Bytes;
                    continue;
                case "requirements.yaml" or "requirements.lock" when metadata.ApiVersion != MetadataReader.Version1:
                    continue;
            }

            if (file.Path.StartsWith("templates/", StringComparison.Ordinal))
            {
                templates.Add(file);
            }
            else if (file.Path.StartsWith("charts/", StringComparison.Ordinal) && !file.Path.EndsWith(".prov", StringComparison.Ordinal))
            {
                AddPacked(packed, file);
            }
            else
            {
                others.Add(file);
            }
        }

        MetadataReader.Check(metadata);
        return new Chart
        {
            Metadata = metadata,
            Values = values,
            Schema = schema,
            Templates = templates,
            Files = others,
            Subcharts = LoadSubcharts(packed, metadata.Name, depth),
        };
    }

    private static void AddPacked(SortedDictionary<string, List<ChartFile>> packed, ChartFile file)
    {
        var path = file.Path["charts/".Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? path : path[..slash];
        if (!packed.TryGetValue(name, out var files))
        {
            packed[name] = files = [];
        }

        files.Add(new ChartFile(path, file.Bytes));
    }

    private static List<Chart> LoadSubcharts(SortedDictionary<string, List<ChartFile>> packed, string parent, int depth)
    {
        var charts = new List<Chart>();
        foreach (var (name, files) in packed)
        {
            if (name.Length > 0 && name[0] is '_' or '.')
            {
                continue;
            }

            try
            {
                charts.Add(Load(SubchartFiles(name, files, parent), depth + 1));
            }
            catch (HelmException failure) when (!failure.Message.StartsWith("error unpacking subchart tar", StringComparison.Ordinal))
            {
                throw new HelmException($"error unpacking subchart {name} in {parent}: {failure.Message}", failure);
            }
        }

        return charts;
    }

    private static List<ChartFile> SubchartFiles(string name, List<ChartFile> files, string parent)
    {
        if (PathFunctions.Extension(name) == ".tgz")
        {
            return files[0].Path == name
                ? ChartArchive.Read(files[0].Bytes)
                : throw new HelmException($"error unpacking subchart tar in {parent}: expected {name}, got {files[0].Path}");
        }

        var inner = new List<ChartFile>();
        foreach (var file in files)
        {
            // A plain file in charts/ belongs to no chart.
            var slash = file.Path.IndexOf('/', StringComparison.Ordinal);
            if (slash >= 0)
            {
                inner.Add(new ChartFile(file.Path[(slash + 1)..], file.Bytes));
            }
        }

        return inner;
    }
}
