using System.Text.Json;
using Kcl.Net.Comparison;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Checks;

/// <summary>A difference of renders as text or JSON: `{"added":[…],"removed":[…],"changed":[{…,"fields":[{"path","before"?,"after"?}]}],"unchanged":N}`.</summary>
internal static class DifferenceReport
{
    /// <summary>Prints it as the result of a verb; differences end with exit code 1.</summary>
    public static ExitCode Print(Invocation invocation, RenderDifference difference)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, difference));
        }
        else
        {
            foreach (var line in DifferenceText.Lines(difference))
            {
                invocation.WriteLine(line);
            }
        }

        return difference.IsEmpty ? ExitCode.Ok : ExitCode.UserError;
    }

    public static void WriteJson(Utf8JsonWriter w, RenderDifference difference)
    {
        w.WriteStartObject();
        WriteResources(w, "added", difference.Added);
        WriteResources(w, "removed", difference.Removed);
        w.WriteStartArray("changed");
        foreach (var (resource, fields) in difference.Changed)
        {
            w.WriteStartObject();
            WriteIdentity(w, resource);
            w.WriteStartArray("fields");
            foreach (var field in fields)
            {
                w.WriteStartObject();
                w.WriteString("path", field.Path);
                WriteValue(w, "before", field.Before);
                WriteValue(w, "after", field.After);
                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteNumber("unchanged", difference.Unchanged);
        w.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter w, string name, IReadOnlyList<ResourceIdentity> resources)
    {
        w.WriteStartArray(name);
        foreach (var resource in resources)
        {
            w.WriteStartObject();
            WriteIdentity(w, resource);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void WriteIdentity(Utf8JsonWriter w, ResourceIdentity resource)
    {
        w.WriteString("group", resource.Group);
        w.WriteString("kind", resource.Kind);
        w.WriteString("namespace", resource.Namespace);
        w.WriteString("name", resource.Name);
    }

    private static void WriteValue(Utf8JsonWriter w, string name, Value? value)
    {
        if (value is not null)
        {
            w.WritePropertyName(name);
            w.WriteRawValue(JsonWriter.Write(value, OutputFilter.Everything));
        }
    }
}
