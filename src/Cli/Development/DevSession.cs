using System.Globalization;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Comparison;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Development;

/// <summary>
/// One package that is edited: every round renders it anew and says by resource and field how the result differs from the last one that
/// succeeded. A round that fails says why and changes nothing.
/// </summary>
/// <param name="invocation">Where reports go.</param>
/// <param name="request">The package, its inputs and rules.</param>
/// <param name="output">A directory to keep up to date; null for none.</param>
/// <param name="clock">What durations are taken from.</param>
internal sealed class DevSession(Invocation invocation, RenderRequest request, string? output, TimeProvider clock)
{
    private RenderedPackage? _last;

    /// <summary>Renders and reports.</summary>
    /// <param name="changed">The files that made it necessary; empty for the first round.</param>
    public void Round(IReadOnlyList<string> changed)
    {
        var started = clock.GetTimestamp();
        try
        {
            var rendered = PackageRenderer.Render(request);
            var difference = ResourceComparer.Compare(Resources(_last), Resources(rendered));
            if (output is not null && (_last is null || _last.Hash() != rendered.Hash()))
            {
                OutputDirectory.Replace(output, rendered);
            }

            Report(changed, rendered, difference, clock.GetElapsedTime(started));
            _last = rendered;
        }
        catch (DiagnosticException e) when (!invocation.Cancellation.IsCancellationRequested)
        {
            ReportFailure(changed, e.Diagnostics, clock.GetElapsedTime(started));
        }

        invocation.Output.Flush();
        invocation.Error.Flush();
    }

    private static IEnumerable<DictValue> Resources(RenderedPackage? rendered) => rendered?.Manifests.Select(static m => (DictValue)m.Resource) ?? [];

    private void Report(IReadOnlyList<string> changed, RenderedPackage rendered, RenderDifference difference, TimeSpan duration)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("status", "ok");
                WriteRound(w, changed, duration);
                w.WriteNumber("manifests", rendered.Manifests.Count);
                w.WritePropertyName("difference");
                DifferenceReport.WriteJson(w, difference);
                w.WriteEndObject();
            });
            return;
        }

        invocation.Warn(rendered.Warnings);
        if (_last is null)
        {
            invocation.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.PackagePath}: {rendered.Manifests.Count} manifest(s) ({Milliseconds(duration)}); waiting for changes"));
            return;
        }

        invocation.WriteLine($"{string.Join(", ", changed)} ({Milliseconds(duration)})");
        foreach (var line in DifferenceText.Lines(difference))
        {
            invocation.WriteLine("  " + line);
        }
    }

    private void ReportFailure(IReadOnlyList<string> changed, IReadOnlyList<Diagnostic> failures, TimeSpan duration)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("status", "fail");
                WriteRound(w, changed, duration);
                FindingsReport.WriteJson(w, failures);
                w.WriteEndObject();
            });
            return;
        }

        invocation.WriteLine($"{(changed.Count == 0 ? request.PackagePath : string.Join(", ", changed))}: {FindingsReport.Count(failures)} ({Milliseconds(duration)})");
        invocation.Output.Flush();
        foreach (var failure in failures.Where(static f => !f.IsEcho))
        {
            StructuredError.Write(invocation.Error, failure, json: false);
        }
    }

    private static void WriteRound(System.Text.Json.Utf8JsonWriter w, IReadOnlyList<string> changed, TimeSpan duration)
    {
        w.WriteStartArray("changed");
        foreach (var file in changed)
        {
            w.WriteStringValue(file);
        }

        w.WriteEndArray();
        w.WriteNumber("duration_us", (long)duration.TotalMicroseconds);
    }

    private static string Milliseconds(TimeSpan duration) => duration.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}
