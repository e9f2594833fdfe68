using System.Text.Json;
using Kcl.Net.Packages;
using Kcl.Net.Tests.Unit.Packages;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Trees whose digest the reference tool computed.</summary>
public sealed class TreeDigestTests(ITestOutputHelper output)
{
    [Fact]
    public void Trees_have_the_reference_digest()
    {
        if (Corpus.FindOrSkip("akua/digest/trees.json", output) is not { } path)
        {
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var tree in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            total++;
            using var workspace = new TemporaryWorkspace();
            foreach (var file in tree.GetProperty("files").EnumerateArray())
            {
                Make(workspace.Root, file);
            }

            var actual = TreeDigest.Compute(workspace.Root, "tree");
            var order = string.Join(' ', TreeWalk.Files(workspace.Root, "tree").Select(f => f.RelativePath));
            var expectedOrder = string.Join(' ', tree.GetProperty("hash_order").EnumerateArray().Select(f => f.GetString()));
            if (actual.Digest != tree.GetProperty("digest").GetString() || actual.SizeBytes != tree.GetProperty("size_bytes").GetInt64() || order != expectedOrder)
            {
                failures[tree.GetProperty("name").GetString()!] = $"{actual.Digest} {actual.SizeBytes} {order}";
            }
        }

        Corpus.Ratchet("akua-tree-digest", total, failures, output);
    }

    private static void Make(string root, JsonElement file)
    {
        var path = Path.Combine(root, file.GetProperty("path").GetString()!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (file.TryGetProperty("symlink_to", out var target))
        {
            File.CreateSymbolicLink(path, target.GetString()!);
        }
        else if (file.TryGetProperty("empty_dir", out _))
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            File.WriteAllBytes(path, file.GetProperty("base64").GetBytesFromBase64());
            if (file.TryGetProperty("mode", out var mode) && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode.GetString(), 8));
            }
        }
    }
}
