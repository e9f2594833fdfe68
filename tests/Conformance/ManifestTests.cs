using System.Text.Json;
using System.Text.RegularExpressions;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// The manifests of the reference tool's transcript: the same ones are refused, with the same code. Where the reference
/// accepts what its specification calls a defect, refusal is expected.
/// </summary>
public sealed partial class ManifestTests(ITestOutputHelper output)
{
    private static readonly string[] AcceptedByDefect = ["pathreplace", "badname", "badname2", "collide"];

    [Fact]
    public void Manifests_are_refused_with_the_reference_code()
    {
        if (Corpus.FindOrSkip("akua/init-add-lock-manifest-transcript.txt", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var cases = Cases(File.ReadAllLines(path)).ToList();
        foreach (var (id, text, expected) in cases)
        {
            var actual = Code(text);
            if (actual != expected)
            {
                failures[id] = $"expected {expected ?? "acceptance"}, got {actual ?? "acceptance"}";
            }
        }

        Corpus.Ratchet("akua-manifests", cases.Count, failures, output);
    }

    private static IEnumerable<(string Id, string Text, string? Expected)> Cases(string[] lines)
    {
        (string Id, string Text)? open = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (CaseHeading().Match(lines[i]) is { Success: true } heading)
            {
                open = (heading.Groups[1].Value.Trim(), heading.Groups[2].Value.Replace("\\n", "\n", StringComparison.Ordinal));
            }
            else if (open is { } at && lines[i].StartsWith("$ akua render --json", StringComparison.Ordinal))
            {
                string? code = null;
                if (lines[i + 1] == "--- stderr" && lines[i + 2].StartsWith('{'))
                {
                    using var error = JsonDocument.Parse(lines[i + 2]);
                    code = error.RootElement.GetProperty("code").GetString();
                }

                var refused = code?.StartsWith("E_MANIFEST_", StringComparison.Ordinal) == true;
                yield return (at.Id, at.Text, refused ? code : AcceptedByDefect.Contains(at.Id) ? "E_MANIFEST_PARSE" : null);
                open = null;
            }
        }
    }

    private static string? Code(string text)
    {
        try
        {
            PackageManifest.Parse(new SourceFile("./akua.toml", text));
            return null;
        }
        catch (DiagnosticException e)
        {
            return e.Diagnostics[0].Code;
        }
    }

    [GeneratedRegex("^# ([a-z0-9 -]+) '(.*)'$")]
    private static partial Regex CaseHeading();
}
