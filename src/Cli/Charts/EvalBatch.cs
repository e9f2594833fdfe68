using System.Text;
using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Charts;

/// <summary>
/// Templates as NDJSON: `{id, tpl, values?, templates?, files?}` in, `{id, out}` or `{id, err}` out, in the same order. A line that
/// cannot be read is an error of that line.
/// </summary>
internal static class EvalBatch
{
    private const long MaxMemoryBytes = 1L << 30;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    public static void Run(Invocation invocation, IHelmEntropy entropy)
    {
        using var input = new StreamReader(invocation.Host.Input(), Encoding.UTF8);
        while (input.ReadLine() is { } line)
        {
            if (line.AsSpan().Trim().Length > 0)
            {
                invocation.Cancellation.ThrowIfCancellationRequested();
                invocation.WriteJson(Answer(line, entropy, Budget(invocation)));
            }
        }
    }

    /// <summary>What one template may use.</summary>
    public static WorkBudget Budget(Invocation invocation) => new(invocation.Cancellation, maxMemoryBytes: MaxMemoryBytes, timeLimit: MaxTime);

    private static Action<Utf8JsonWriter> Answer(string line, IHelmEntropy entropy, WorkBudget budget)
    {
        JsonElement? id = null;
        string key, text;
        try
        {
            using var document = JsonDocument.Parse(line);
            var record = document.RootElement;
            id = record.TryGetProperty("id", out var given) ? given.Clone() : null;
            (key, text) = ("out", Render(record, entropy, budget));
        }
        catch (HelmException failure)
        {
            (key, text) = ("err", failure.Message);
        }
        catch (LimitExceededException failure)
        {
            (key, text) = ("err", failure.Message);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            (key, text) = ("err", "the line is no object {\"id\": …, \"tpl\": TEXT, \"values\": YAML, \"templates\": {NAME: TEXT}, \"files\": {NAME: TEXT}}");
        }

        return writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            if (id is { } known)
            {
                known.WriteTo(writer);
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteString(key, ByteText.Replaced(text));
            writer.WriteEndObject();
        };
    }

    private static string Render(JsonElement record, IHelmEntropy entropy, WorkBudget budget)
    {
        var files = new List<ChartFile>();
        Add(record, "templates", "templates/", files);
        Add(record, "files", "", files);
        var values = record.TryGetProperty("values", out var yaml) ? ValuesReader.Read(yaml.GetString()!, "") : new DictValue();
        return TemplateTrial.Render(record.GetProperty("tpl").GetString()!, values, files, entropy, budget);
    }

    private static void Add(JsonElement record, string property, string prefix, List<ChartFile> files)
    {
        if (record.TryGetProperty(property, out var extra))
        {
            foreach (var file in extra.EnumerateObject())
            {
                var path = file.Name.StartsWith("templates/", StringComparison.Ordinal) ? file.Name : prefix + file.Name;
                files.Add(new ChartFile(path, Encoding.UTF8.GetBytes(file.Value.GetString()!)));
            }
        }
    }
}
