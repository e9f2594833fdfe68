namespace Kcl.Net.Cli.Kcl;

/// <summary>Pairs given several times: the last one counts.</summary>
internal static class LastWins
{
    public static Dictionary<string, T> Dictionary<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            result[key] = value;
        }

        return result;
    }
}
