using System.Net;
using System.Net.Sockets;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>
/// A test that needs programs of the system, or <see cref="Tools.Loopback"/>. Where one is missing the test says so and is skipped, except
/// where everything must be there: with AKUA_TESTS_REQUIRE_TOOLS set it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools) => Skip = Tools.Missing(tools);
}

/// <summary>As <see cref="ToolFactAttribute"/>, for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools) => Skip = Tools.Missing(tools);
}

internal static class Tools
{
    /// <summary>Not a program: a network on which this machine reaches itself, which a sandbox without any network lacks.</summary>
    public const string Loopback = "loopback";

    private static readonly Lazy<bool> HasLoopback = new(ReachesItself);

    /// <summary>Why a test is skipped; null when all is there or must be.</summary>
    public static string? Missing(string[] tools)
    {
        var missing = tools.Where(t => t == Loopback ? !HasLoopback.Value : Find(t) is null).ToList();
        return missing.Count > 0 && Environment.GetEnvironmentVariable("AKUA_TESTS_REQUIRE_TOOLS") is null ? $"not there: {string.Join(", ", missing)}" : null;
    }

    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string name) =>
        name == "git-http-backend"
            ? new[] { "/usr/lib/git-core/git-http-backend", "/usr/libexec/git-core/git-http-backend" }.FirstOrDefault(File.Exists)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool ReachesItself()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            using var client = new TcpClient();
            client.Connect((IPEndPoint)listener.LocalEndpoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
