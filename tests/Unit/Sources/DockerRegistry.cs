using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>The real registry, on loopback with a directory of its own.</summary>
internal sealed class DockerRegistry : IDisposable
{
    // The password `secret` as the registry wants it stored.
    private const string Users = "me:$2b$04$A6MzgCvCGpFBC/APgk8cRuLrMlhPsVNPPS11FM3EfoQtsWPFV8n3q\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akua-registry-");
    private readonly Process _process;

    public DockerRegistry(bool withUsers = false, X509Certificate2? certificate = null)
    {
        Port = Tools.FreePort();
        var config = $"version: 0.1\nlog:\n  level: error\n  accesslog:\n    disabled: true\nstorage:\n  filesystem:\n    rootdirectory: {_folder.FullName}/data\nhttp:\n  addr: 127.0.0.1:{Port}\n";
        if (certificate is not null)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "tls.crt"), certificate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(_folder.FullName, "tls.key"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
            config += $"  tls:\n    certificate: {_folder.FullName}/tls.crt\n    key: {_folder.FullName}/tls.key\n";
        }

        if (withUsers)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "users"), Users);
            config += $"auth:\n  htpasswd:\n    realm: test\n    path: {_folder.FullName}/users\n";
        }

        var path = Path.Combine(_folder.FullName, "config.yml");
        File.WriteAllText(path, config);
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        WaitUntilItListens();
    }

    public int Port { get; }

    public string Reference(string repository) => $"oci://localhost:{Port}/{repository}";

    public string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void WaitUntilItListens()
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(20);
            }
        }

        throw new InvalidOperationException("the registry does not start");
    }
}
