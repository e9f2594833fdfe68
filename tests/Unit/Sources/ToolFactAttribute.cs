namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>
/// A test that needs programs of the system. Where one is missing the test says so and is skipped, except where everything must be there:
/// with AKUA_TESTS_REQUIRE_TOOLS set it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools)
    {
        var missing = tools.Where(t => Tools.Find(t) is null).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("AKUA_TESTS_REQUIRE_TOOLS") is null)
        {
            Skip = $"not installed: {string.Join(", ", missing)}";
        }
    }
}

internal static class Tools
{
    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string name) =>
        name == "git-http-backend"
            ? new[] { "/usr/lib/git-core/git-http-backend", "/usr/libexec/git-core/git-http-backend" }.FirstOrDefault(File.Exists)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
