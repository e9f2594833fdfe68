using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>A mapping with keys that are not text. JSON has no such thing, so it only ever ends in a message.</summary>
internal sealed class GeneralMapValue(List<(Value Key, Value Value)> entries) : HostValue
{
    public List<(Value Key, Value Value)> Entries { get; } = entries;

    public override string ToString() => "map[interface {}]interface {}";
}

/// <summary>A date as a key; Go shows it as the call that makes it.</summary>
internal sealed class TimeKeyValue(string rfc3339) : HostValue
{
    /// <summary>As `time.Date(2001, time.January, 1, 0, 0, 0, 0, time.UTC)`.</summary>
    public override string ToString()
    {
        var time = DateTimeOffset.Parse(rfc3339, System.Globalization.CultureInfo.InvariantCulture);
        var month = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(time.Month);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"time.Date({time.Year}, time.{month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}, {time.Ticks % TimeSpan.TicksPerSecond * 100}, time.UTC)");
    }
}
