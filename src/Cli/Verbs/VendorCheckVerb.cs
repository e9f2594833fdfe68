using System.Text.Json;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua vendor check`: vendored trees against the lock. The report comes first, the error for drift after it.</summary>
internal sealed class VendorCheckVerb : SourceVerb
{
    private readonly WorkspaceOption _workspace = new();

    public VendorCheckVerb()
        : base("check", "Compare the vendored trees with akua.lock", "akua vendor check", "akua vendor check --workspace apps/web --json")
    {
        Options.Add(_workspace);
    }

    public override ExitCode Run(Invocation invocation)
    {
        using var artifacts = Artifacts(invocation);
        var result = new VendorCheck(_workspace.Read(invocation.Parse), artifacts, invocation.Cancellation).Run();
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, result));
        }
        else
        {
            WriteText(invocation, result);
        }

        return result.Drift
            ? throw new DiagnosticException(new Diagnostic(PackageCodes.VendorDrift, "", "vendor tree drift detected"))
            : ExitCode.Ok;
    }

    private static void WriteText(Invocation invocation, VendorCheckResult result)
    {
        foreach (var entry in result.Entries)
        {
            invocation.WriteLine($"  {entry.Name} ({entry.Status})");
            if (entry.SourceKind is not null)
            {
                invocation.WriteLine($"    source  {entry.SourceKind} {entry.SourceRef}");
            }

            if (entry.ExpectedDigest is not null)
            {
                invocation.WriteLine($"    expected {entry.ExpectedDigest}");
            }

            if (entry.ActualDigest is not null)
            {
                invocation.WriteLine($"    actual   {entry.ActualDigest}");
            }
        }

        WriteNames(invocation, "orphaned", result.Orphaned);
        WriteNames(invocation, "missing", result.Missing);
        invocation.WriteLine(result.Drift ? "drift" : "ok");
    }

    private static void WriteNames(Invocation invocation, string label, IEnumerable<string> names)
    {
        var joined = string.Join(", ", names);
        if (joined.Length > 0)
        {
            invocation.WriteLine($"  {label}: {joined}");
        }
    }

    private static void WriteJson(Utf8JsonWriter w, VendorCheckResult result)
    {
        w.WriteStartObject();
        w.WriteBoolean("drift", result.Drift);
        w.WriteStartArray("entries");
        foreach (var entry in result.Entries)
        {
            w.WriteStartObject();
            w.WriteString("name", entry.Name);
            w.WriteString("path", entry.Path);
            WriteOptional(w, "source_kind", entry.SourceKind);
            WriteOptional(w, "source_ref", entry.SourceRef);
            WriteOptional(w, "expected_digest", entry.ExpectedDigest);
            WriteOptional(w, "actual_digest", entry.ActualDigest);
            w.WriteBoolean("orphan", entry.Orphan);
            w.WriteBoolean("missing_vendor", entry.MissingVendor);
            w.WriteBoolean("missing_source", entry.MissingSource);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        WriteStrings(w, "orphaned", result.Orphaned);
        WriteStrings(w, "missing", result.Missing);
        w.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter w, string key, string? value)
    {
        if (value is not null)
        {
            w.WriteString(key, value);
        }
    }

    private static void WriteStrings(Utf8JsonWriter w, string key, IEnumerable<string> values)
    {
        w.WriteStartArray(key);
        foreach (var value in values)
        {
            w.WriteStringValue(value);
        }

        w.WriteEndArray();
    }
}
