namespace Kcl.Net.Helm;

/// <summary>A time zone by its name in the zone database, or a fixed offset.</summary>
internal sealed class GoZone
{
    public static readonly GoZone Utc = new(TimeZoneInfo.Utc, "UTC", 0);
    private readonly TimeZoneInfo? _info;
    private readonly string _name;
    private readonly int _offset;

    private GoZone(TimeZoneInfo? info, string name, int offset) => (_info, _name, _offset) = (info, name, offset);

    public static GoZone Fixed(string name, int offsetSeconds) => new(null, name, offsetSeconds);

    /// <summary>Null for an unknown name. A render's local zone is UTC wherever it runs.</summary>
    public static GoZone? Find(string name)
    {
        if (name is "" or "UTC" or "Local")
        {
            return Utc;
        }

        return !name.Contains("..", StringComparison.Ordinal) && name[0] is not ('/' or '\\') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var info) && info.Id == name
            ? new GoZone(info, name, 0)
            : null;
    }

    /// <summary>Offset from UTC in seconds and abbreviation at a moment.</summary>
    public (int Offset, string Name) At(DateTime utc)
    {
        if (_info is null || ReferenceEquals(this, Utc))
        {
            return (_offset, _name);
        }

        var offset = (int)_info.GetUtcOffset(utc).TotalSeconds;
        var name = _info.IsDaylightSavingTime(utc) ? _info.DaylightName : _info.StandardName;
        return (offset, name);
    }
}
