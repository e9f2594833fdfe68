using System.Text.Json;
using Kcl.Net.Composition;
using Kcl.Net.Composition.Reports;

namespace Kcl.Net.Cli.Verbs;

/// <summary>What `akua inspect` says of a package, as JSON.</summary>
internal static class PackageReportJson
{
    public static void Write(Utf8JsonWriter w, string path, PackageReport report)
    {
        w.WriteStartObject();
        w.WriteString("kind", "package");
        w.WriteString("path", path);
        Write(w, "options", report.Options, Write);
        if (report.Manifest is { } manifest)
        {
            w.WriteStartObject("package");
            w.WriteString("name", manifest.Name);
            w.WriteString("version", manifest.Version);
            w.WriteString("edition", manifest.Edition);
            w.WriteEndObject();
        }

        Write(w, "imports", report.Imports, static (writer, import) => writer.WriteStringValue(import));
        Write(w, "inputs", report.Inputs, Write);
        Write(w, "dependencies", report.Dependencies, Write);
        if (report.Problems.Count > 0)
        {
            Write(w, "problems", report.Problems, static (writer, problem) =>
            {
                writer.WriteStartObject();
                writer.WriteString("code", problem.Code);
                writer.WriteString("message", problem.Message);
                writer.WriteEndObject();
            });
        }

        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, PackageOption option)
    {
        w.WriteStartObject();
        w.WriteString("name", option.Name);
        Write(w, "type", option.Type);
        w.WriteBoolean("required", option.Required);
        Write(w, "default", option.Default);
        Write(w, "help", option.Help);
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, ReportedValue value)
    {
        w.WriteStartObject();
        w.WriteString("name", value.Name);
        w.WriteString("type", value.Type);
        w.WriteBoolean("required", value.IsRequired);
        Write(w, "default", value.Default);
        Write(w, "description", value.Description.Length > 0 ? value.Description : null);
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, ReportedDependency dependency)
    {
        var declared = dependency.Declaration;
        w.WriteStartObject();
        w.WriteString("name", declared.Alias);
        w.WriteString("source", declared.Kind);
        w.WriteString("source_ref", declared.Location);
        Write(w, "version", declared.Version);
        Write(w, "digest", dependency.Locked?.Digest);
        w.WriteBoolean("vendored", dependency.IsVendored);
        Write(w, "content", dependency.Content);
        Write(w, "import", dependency.Import);
        if (dependency.Content == "chart")
        {
            Write(w, "typed_by", dependency.TypedBy);
            Write(w, "values", dependency.Values, Write);
        }

        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, string name, string? value)
    {
        if (value is not null)
        {
            w.WriteString(name, value);
        }
    }

    private static void Write<T>(Utf8JsonWriter w, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        w.WriteStartArray(name);
        foreach (var item in items)
        {
            write(w, item);
        }

        w.WriteEndArray();
    }
}
