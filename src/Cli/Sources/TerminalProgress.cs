using System.Diagnostics;
using System.Globalization;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Sources;

/// <summary>One line on the terminal that says what is being fetched; gone when it is.</summary>
internal sealed class TerminalProgress(TextWriter error) : IFetchProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch _since = new();
    private int _width;

    public void Report(string what, long bytes, long? total)
    {
        if (_since.IsRunning && _since.Elapsed < Pause)
        {
            return;
        }

        _since.Restart();
        var amount = bytes == 0 ? "" : total is > 0 ? string.Create(CultureInfo.InvariantCulture, $" {bytes * 100 / total} % of {Size(total.Value)}") : " " + Size(bytes);
        var line = TerminalText.Clean($"fetching {what}{amount}");
        line = line.Length > 78 ? line[..77] + "…" : line;
        error.Write("\r" + line.PadRight(_width));
        error.Flush();
        _width = line.Length;
    }

    public void End()
    {
        if (_width > 0)
        {
            error.Write("\r" + new string(' ', _width) + "\r");
            error.Flush();
            _width = 0;
        }

        _since.Reset();
    }

    /// <summary>A size as people read it.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024 * 1024):0.0} GiB"),
    };
}
