using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>The struct the certificate functions return, with fields `Cert` and `Key`.</summary>
internal sealed class CertificateObject(string certificate, string key)
    : GoRecord("sprig.certificate", ("Cert", "Cert", certificate), ("Key", "Key", key))
{
    public string Certificate { get; } = certificate;

    public string Key { get; } = key;

    public override bool GoEquals(GoObject other) => other is CertificateObject theirs && theirs.Certificate == Certificate && theirs.Key == Key;
}
