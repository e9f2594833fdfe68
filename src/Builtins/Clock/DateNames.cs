namespace Kcl.Net.Builtins.Clock;

/// <summary>English names of months and weekdays; the first three letters are the short forms.</summary>
internal static class DateNames
{
    public static string[] Months { get; } =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static string[] Weekdays { get; } = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
}
