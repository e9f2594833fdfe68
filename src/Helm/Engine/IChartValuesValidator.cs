using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// Holds a chart's final values against the `values.schema.json` of it and its subcharts. Without one a render does not
/// look at schemas.
/// </summary>
public interface IChartValuesValidator
{
    /// <summary>Throws <see cref="HelmException"/> when the values do not fit.</summary>
    void Validate(Chart chart, DictValue values);
}
