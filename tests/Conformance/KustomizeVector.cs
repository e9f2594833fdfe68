using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kcl.Net.Kustomize;

namespace Kcl.Net.Tests.Conformance;

/// <summary>One recorded build and whether ours is identical.</summary>
internal static partial class KustomizeVector
{
    public static MemoryFiles Files(JsonElement vector)
    {
        var files = new MemoryFiles();
        foreach (var file in vector.GetProperty("files").EnumerateObject())
        {
            files.Add(file.Name, Encoding.UTF8.GetBytes(file.Value.GetString()!));
        }

        if (vector.TryGetProperty("files_b64", out var encoded) && encoded.ValueKind == JsonValueKind.Object)
        {
            foreach (var file in encoded.EnumerateObject())
            {
                files.Add(file.Name, Convert.FromBase64String(file.Value.GetString()!));
            }
        }

        return files;
    }

    public static bool IsSkipped(JsonElement vector) => vector.TryGetProperty("skip", out var skip) && skip.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    /// <summary>Why the build differs; null when it is identical.</summary>
    /// <param name="countsWarnings">Whether a warning given twice was recorded twice.</param>
    public static string? Judge(JsonElement vector, MemoryFiles files, bool countsWarnings = true)
    {
        var expected = vector.GetProperty("expect");
        var fails = expected.TryGetProperty("error", out var error);
        IReadOnlyList<string> warnings;
        try
        {
            var output = KustomizeBuild.Run(Request(vector, files));
            warnings = output.Warnings;
            if (fails)
            {
                return "should have failed: " + error.GetString();
            }

            if (Difference(expected, output.Text) is { } difference)
            {
                return difference;
            }
        }
        catch (KustomizeException failure)
        {
            warnings = failure.Warnings;
            if (!fails)
            {
                return "failed: " + failure.Message;
            }

            var text = Pointer().Replace(failure.Message.TrimEnd('\n'), "0x<ptr>");
            if (!vector.TryGetProperty("nondeterministic_text", out _) && text != error.GetString())
            {
                return $"other text: want {error.GetString()} got {text}";
            }
        }
        catch (Exception failure)
        {
            return $"{failure.GetType().Name}: {failure.Message} {failure.StackTrace}";
        }

        return vector.TryGetProperty("nondeterministic_text", out _) ? null : Warnings(vector, countsWarnings ? warnings : warnings.Distinct().Order(StringComparer.Ordinal).ToList());
    }

    private static string? Warnings(JsonElement vector, IReadOnlyList<string> warnings)
    {
        if (!vector.TryGetProperty("warnings", out var wanted) || wanted.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        // kustomize names variables in the order of a Go map.
        static string Sorted(string line) => line.StartsWith("well-defined", StringComparison.Ordinal)
            ? string.Join(',', line[(line.LastIndexOf(' ') + 1)..].Split(',').Order(StringComparer.Ordinal))
            : line;
        var want = string.Join('\n', wanted.EnumerateArray().Select(w => Sorted(w.GetString()!)));
        var got = string.Join('\n', warnings.Select(Sorted));
        return want == got ? null : $"other warnings: want {want} got {got}";
    }

    private static KustomizeRequest Request(JsonElement vector, MemoryFiles files)
    {
        var request = new KustomizeRequest(files, vector.GetProperty("target").GetString()!);
        var arguments = vector.TryGetProperty("args", out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().Select(a => a.GetString()!).ToArray()
            : [];
        for (var i = 0; i < arguments.Length; i++)
        {
            request = arguments[i] switch
            {
                "--reorder" => request with { Order = KustomizeArguments.Order(arguments[++i]) },
                "--load-restrictor" => request with { AllowsAnyFile = KustomizeArguments.AllowsAnyFile(arguments[++i]) },
                "--enable-managedby-label" => request with { AddsManagedByLabel = true },
                var other => throw new InvalidOperationException($"the corpus has a new flag {other}"),
            };
        }

        return request;
    }

    private static string? Difference(JsonElement expected, string got)
    {
        if (!expected.TryGetProperty("ok", out var ok))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(got)));
            return hash == expected.GetProperty("ok_sha256").GetString() ? null : $"other output of {got.Length} characters";
        }

        var (a, b) = (Version().Replace(ok.GetString()!, "$1kustomize-X").Split('\n'), Version().Replace(got, "$1kustomize-X").Split('\n'));
        var line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
        {
            line++;
        }

        return line == a.Length && line == b.Length ? null
            : $"line {line + 1}: want {(line < a.Length ? a[line] : "<end>")} got {(line < b.Length ? b[line] : "<end>")}";
    }

    [GeneratedRegex("0x[0-9a-f]{6,}")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"(managed-by: )kustomize-\S+")]
    private static partial Regex Version();
}
