using System.Globalization;

namespace Kcl.Net.Installations;

/// <summary>One commit of an installation. <see cref="Event"/> and what follows it are empty for commits that people made.</summary>
public sealed record HistoryEntry(string Commit, string Author, string Date, string Title, string Event, string EventId, string Upstream, string RenderHash);

/// <summary>Reads the history of an installation, newest first.</summary>
internal sealed class InstallHistory(InstallRepository repository)
{
    private const char Separator = '\u001f';
    private const char End = '\u001e';

    private static readonly string Format = "--format=" + string.Join("%x1f", ["%H", "%an", "%aI", "%s", Trailer(EventMessage.EventKey), Trailer(EventMessage.IdKey), Trailer(EventMessage.UpstreamKey), Trailer(EventMessage.RenderKey)]) + "%x1e";

    public List<HistoryEntry> Read(string from, int? most = null)
    {
        var count = most is { } limit ? ["-n", limit.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>();
        return Parse(repository.Run(["log", Format, .. count, from]));
    }

    /// <summary>The commit of an event; null when it has not happened.</summary>
    public HistoryEntry? Find(string eventId, string from) =>
        Parse(repository.Run("log", Format, "--fixed-strings", $"--grep={EventMessage.IdKey}: {eventId}", from)).Find(e => e.EventId == eventId);

    private static string Trailer(string key) => $"%(trailers:key={key},valueonly,separator=%x2C)";

    private static List<HistoryEntry> Parse(string output) =>
    [
        .. output.Split(End, StringSplitOptions.RemoveEmptyEntries).Select(static e => e.TrimStart('\n').Split(Separator)).Where(static f => f.Length == 8)
            .Select(static f => new HistoryEntry(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7])),
    ];
}
