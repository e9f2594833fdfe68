using System.Diagnostics;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The content of an `.xz` file. .NET has no reader for it, so the system's program is asked.</summary>
internal static class XzStream
{
    public static MemoryStream Open(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true })!;
        var content = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(content);
        process.WaitForExit();
        content.Position = 0;
        return content;
    }
}
