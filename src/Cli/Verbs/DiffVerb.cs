using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Comparison;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua diff`: two renders or packages compared by resource and field. Differences end with exit code 1.</summary>
internal sealed class DiffVerb : Verb
{
    private const string PackageFile = "package.k";
    private readonly Argument<string> _before = new("before") { Description = "A directory of manifests, or a package (its directory or file)" };
    private readonly Argument<string> _after = new("after") { Description = "What to compare it with, of either kind" };

    public DiffVerb()
        : base("diff", "Compare two renders or packages by resource and field", "akua diff ./deploy ./deploy-new", "akua diff ./deploy ./package.k", "akua diff apps/web@1 apps/web --json")
    {
        Arguments.Add(_before);
        Arguments.Add(_after);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var before = Side(invocation.Parse.GetValue(_before)!, invocation);
        var after = Side(invocation.Parse.GetValue(_after)!, invocation);
        var difference = ResourceComparer.Compare(before, after);
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

    private static IEnumerable<DictValue> Side(string path, Invocation invocation)
    {
        var package = Directory.Exists(path) ? Path.Combine(path, PackageFile) : path;
        if (File.Exists(package))
        {
            if (!package.EndsWith(".k", StringComparison.Ordinal))
            {
                throw new DiagnosticException(new Diagnostic(RenderCodes.NotDirectory, "", $"`{path}` is neither a directory of manifests nor a package") { Path = path });
            }

            var rendered = PackageRenderer.Render(new RenderRequest(package)
            {
                RejectReplace = invocation.Contract.RejectReplace,
                Cancellation = invocation.Cancellation,
            });
            invocation.Warn(rendered.Warnings);
            return rendered.Manifests.Select(static m => (DictValue)m.Resource);
        }

        return Directory.Exists(path)
            ? ManifestFolder.Read(path)
            : throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no `{path}`") { Path = path });
    }

    private static void WriteJson(Utf8JsonWriter w, RenderDifference difference)
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
