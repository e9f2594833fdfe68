using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`.Chart`: the metadata as a map with capitalised keys.</summary>
internal static class ChartObject
{
    public static DictValue Of(ChartInstance chart)
    {
        var metadata = chart.Source.Metadata;
        var map = new DictValue(20);
        Set(map, "Name", chart.Name);
        Set(map, "Home", metadata.Home);
        map.SetValue("Sources", Texts(metadata.Sources));
        Set(map, "Version", metadata.Version);
        Set(map, "Description", metadata.Description);
        map.SetValue("Keywords", Texts(metadata.Keywords));
        map.SetValue("Maintainers", Maintainers(metadata));
        Set(map, "Icon", metadata.Icon);
        Set(map, "APIVersion", metadata.ApiVersion);
        Set(map, "Condition", metadata.Condition);
        Set(map, "Tags", metadata.Tags);
        Set(map, "AppVersion", metadata.AppVersion);
        map.SetValue("Deprecated", BoolValue.Of(metadata.Deprecated));
        map.SetValue("Annotations", Annotations(metadata));
        Set(map, "KubeVersion", metadata.KubeVersion);
        map.SetValue("Dependencies", Dependencies(chart));
        Set(map, "Type", metadata.Type);
        map.SetValue("IsRoot", BoolValue.Of(chart.Parent is null));
        return map;
    }

    private static void Set(DictValue map, string key, string text) => map.SetValue(key, new StrValue(text));

    private static ListValue Texts(IReadOnlyList<string> texts)
    {
        var list = new ListValue(texts.Count);
        foreach (var text in texts)
        {
            list.Add(new StrValue(text));
        }

        return list;
    }

    private static ListValue Maintainers(ChartMetadata metadata)
    {
        var list = new ListValue(metadata.Maintainers.Count);
        foreach (var maintainer in metadata.Maintainers)
        {
            var map = new DictValue(3);
            Set(map, "Name", maintainer.Name);
            Set(map, "Email", maintainer.Email);
            Set(map, "URL", maintainer.Url);
            list.Add(map);
        }

        return list;
    }

    private static StringMap Annotations(ChartMetadata metadata)
    {
        var map = new DictValue();
        foreach (var (key, value) in metadata.Annotations ?? [])
        {
            Set(map, key, value);
        }

        return new StringMap(map, metadata.Annotations is null);
    }

    private static ListValue Dependencies(ChartInstance chart)
    {
        var list = new ListValue();
        foreach (var dependency in chart.Dependencies ?? [])
        {
            var source = dependency.Source;
            var map = new DictValue(8);
            Set(map, "Name", dependency.Name);
            Set(map, "Version", source.Version);
            Set(map, "Repository", source.Repository);
            Set(map, "Condition", source.Condition);
            map.SetValue("Tags", Texts(source.Tags));
            map.SetValue("Enabled", BoolValue.Of(dependency.IsEnabled));
            map.SetValue("ImportValues", dependency.Imported ?? new ListValue());
            Set(map, "Alias", source.Alias);
            list.Add(map);
        }

        return list;
    }
}
