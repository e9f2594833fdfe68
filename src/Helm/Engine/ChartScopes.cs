using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// What `.` is for the templates of each chart. Subcharts share their parents' maps, so a template that changes values
/// changes them for everyone, as in Helm.
/// </summary>
internal static class ChartScopes
{
        public static Dictionary<ChartInstance, DictValue> Create(ChartInstance root, DictValue values, ReleaseOptions release, CapabilitiesObject capabilities)
    {
        var scopes = new Dictionary<ChartInstance, DictValue>();
        Add(root, values, Release(release), capabilities, scopes);
        return scopes;
    }

    private static DictValue Add(ChartInstance chart, DictValue values, DictValue release, CapabilitiesObject capabilities, Dictionary<ChartInstance, DictValue> scopes)
    {
        var scope = new DictValue(7);
        var subcharts = new DictValue(chart.Children.Count);
        scope.SetValue("Chart", ChartObject.Of(chart));
        scope.SetValue("Files", new FilesObject(chart.Source.Files));
        scope.SetValue("Release", release);
        scope.SetValue("Capabilities", capabilities);
        scope.SetValue("Values", new ValuesObject(values));
        scope.SetValue("Subcharts", subcharts);
        foreach (var child in chart.Children)
        {
            var section = ValuesPath.Table(values, child.Name) ?? new DictValue();
            subcharts.SetValue(child.Name, Add(child, section, release, capabilities, scopes));
        }

        scopes[chart] = scope;
        return scope;
    }

    private static DictValue Release(ReleaseOptions release)
    {
        var map = new DictValue(6);
        map.SetValue("Name", new StrValue(release.Name));
        map.SetValue("Namespace", new StrValue(release.Namespace));
        map.SetValue("IsUpgrade", BoolValue.Of(release.IsUpgrade));
        map.SetValue("IsInstall", BoolValue.Of(!release.IsUpgrade));
        map.SetValue("Revision", IntValue.Of(1));
        map.SetValue("Service", new StrValue("Helm"));
        return map;
    }
}
