using System.Globalization;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's dates. A value that is no time and no integer stands for now.</summary>
internal static class DateFunctions
{
    private const string HtmlLayout = "2006-01-02";

    public static TemplateFunction? Find(string name) => DurationFunctions.Find(name) ?? name switch
    {
        "now" => new TemplateFunction(name, [], false, (_, run) => Now(run, name)),
        "date" => new TemplateFunction(name, [Text, Any], false, (a, run) => Format(a[0].Str(), a[1], "Local", run, name)),
        "dateInZone" or "date_in_zone" => new TemplateFunction(name, [Text, Any, Text], false, (a, run) => Format(a[0].Str(), a[1], a[2].Str(), run, name)),
        "htmlDate" => new TemplateFunction(name, [Any], false, (a, run) => Format(HtmlLayout, a[0], "Local", run, name)),
        "htmlDateInZone" => new TemplateFunction(name, [Any, Text], false, (a, run) => Format(HtmlLayout, a[0], a[1].Str(), run, name)),
        "dateModify" or "date_modify" => Fixed(name, [Text, GoParameter.Time], a => GoDuration.Parse(a[0].Str()) is { } d ? GoTime.Require(a[1]).Add(d) : GoTime.Require(a[1])),
        "mustDateModify" or "must_date_modify" => Fixed(name, [Text, GoParameter.Time], MustModify),
        "ago" => new TemplateFunction(name, [Any], false, (a, run) => Ago(a[0], run)),
        "toDate" => Fixed(name, [Text, Text], a => ToDate(a[0].Str(), a[1].Str())),
        "mustToDate" => Fixed(name, [Text, Text], a => MustToDate(a[0].Str(), a[1].Str())),
        "unixEpoch" => Fixed(name, [GoParameter.Time], a => Str(GoTime.Require(a[0]).Unix.ToString(CultureInfo.InvariantCulture))),
        _ => null,
    };

    public static GoTime Now(TemplateRun run, string function) => new(HelmRun.Of(run).Entropy.Now(HelmRun.Of(run).Call(function, "")).UtcDateTime, GoZone.Utc);

    private static Value Format(string layout, Value value, string zone, TemplateRun run, string function) =>
        Str(GoTimeFormat.Format(Time(value, run, function).In(GoZone.Find(zone) ?? GoZone.Utc), layout));

    private static GoTime Time(Value value, TemplateRun run, string function) => value switch
    {
        GoTime time => time,
        IntValue number => GoTime.FromUnix(number.Value),
        GoInteger { GoKind: GoKind.Int64 or GoKind.Int32 } number => GoTime.FromUnix(number.Bits),
        _ => Now(run, function),
    };

    private static Value Ago(Value value, TemplateRun run)
    {
        var now = Now(run, "ago");
        return Str(GoDuration.Format(GoDuration.Round(now.Since(Time(value, run, "ago")), GoDuration.Second)));
    }

    private static Value MustModify(ReadOnlySpan<Value> a)
    {
        var time = GoTime.Require(a[1]);
        return GoDuration.Parse(a[0].Str()) is { } duration ? time.Add(duration) : throw Failure(DurationFunctions.Invalid(a[0].Str()));
    }

    private static GoTime ToDate(string layout, string text)
    {
        try
        {
            return GoTimeParsing.Parse(layout, text);
        }
        catch (FormatException)
        {
            return GoTime.Zero;
        }
    }

    private static GoTime MustToDate(string layout, string text)
    {
        try
        {
            return GoTimeParsing.Parse(layout, text);
        }
        catch (FormatException failure)
        {
            throw Failure(failure.Message);
        }
    }
}
