using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>
/// Asks a credential helper of Docker's configuration: `docker-credential-NAME get`, with the server on its standard input and JSON on
/// its standard output. Helpers run only while something is fetched, found on the PATH alone, for a bounded time and with bounded output.
/// </summary>
internal static class CredentialHelper
{
    private const int MaxOutput = 64 << 10;
    private const string NotFound = "credentials not found";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Whether it is the last part of a program's name and no path.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The credential for a server; null when the helper has none.</summary>
    /// <param name="isRequired">A helper that is not installed or fails is an error; otherwise it has nothing to say.</param>
    public static Credential? Get(string name, string server, bool isRequired, TimeSpan? limit = null)
    {
        try
        {
            var (code, output) = Run("docker-credential-" + name, server, limit ?? Limit);
            if (code != 0)
            {
                return output.Contains(NotFound, StringComparison.OrdinalIgnoreCase) ? null : throw new SourceException($"it ended with code {code}");
            }

            return Parse(output);
        }
        catch (SourceException failure)
        {
            return !isRequired ? null : throw new DiagnosticException(
                new Diagnostic(RegistryAuth.Code, "", $"the credential helper `docker-credential-{name}` gave nothing for {server}: {failure.Message}")
                {
                    Help = "pass --auth, or run `akua auth add`, which comes before Docker's helpers",
                });
        }
    }

    private static (int Code, string Output) Run(string program, string server, TimeSpan limit)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.FileName = ProgramPath.Find(program, start.Environment["PATH"]) ?? throw new SourceException("it is not installed");
        start.WorkingDirectory = Path.GetDirectoryName(start.FileName);
        start.ArgumentList.Add("get");
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new SourceException("it cannot be started");
        }
        catch (Win32Exception e)
        {
            throw new SourceException("it cannot be started", e);
        }

        using (process)
        {
            using var time = new CancellationTokenSource(limit);
            using var stop = time.Token.Register(() => GitCommand.Kill(process));
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            Tell(process, server);
            var output = Read(process);
            process.WaitForExit(limit);
            return time.IsCancellationRequested || !process.HasExited ? throw new SourceException("it took too long") : (process.ExitCode, output);
        }
    }

    private static void Tell(Process process, string server)
    {
        try
        {
            process.StandardInput.Write(server + "\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading; its output tells why.
        }
    }

    private static string Read(Process process)
    {
        var buffer = new byte[MaxOutput + 1];
        var length = process.StandardOutput.BaseStream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MaxOutput)
        {
            GitCommand.Kill(process);
            throw new SourceException($"it printed more than {MaxOutput >> 10} KiB");
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static Credential? Parse(string output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Secret", out var secret) && secret.GetString() is { Length: > 0 } text)
            {
                var user = root.TryGetProperty("Username", out var name) ? name.GetString() ?? "" : "";
                return user == Credential.IdentityUser ? new Credential("", text, IsToken: true) { IsIdentity = true } : new Credential(user, text);
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SourceException("what it printed is no JSON of a credential", e);
        }
    }
}
